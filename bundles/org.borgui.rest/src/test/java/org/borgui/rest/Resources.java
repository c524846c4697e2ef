package org.borgui.rest;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.borgui.api.access.DownloadService.Ticket;
import org.borgui.rest.activity.ActivityResource;
import org.borgui.rest.archives.ArchivesResource;
import org.borgui.rest.archives.BrowseResource;
import org.borgui.rest.archives.DeleteJobsResource;
import org.borgui.rest.audit.AuditResource;
import org.borgui.rest.audit.AuthEventsResource;
import org.borgui.rest.auth.AuthResource;
import org.borgui.rest.auth.DownloadsResource;
import org.borgui.rest.auth.OidcAccountResource;
import org.borgui.rest.auth.OidcSignInResource;
import org.borgui.rest.auth.PasskeySignInResource;
import org.borgui.rest.auth.PasskeysResource;
import org.borgui.rest.auth.SessionsResource;
import org.borgui.rest.auth.SignInResource;
import org.borgui.rest.auth.TotpResource;
import org.borgui.rest.backup.BackupResource;
import org.borgui.rest.catalog.CatalogResource;
import org.borgui.rest.dashboard.DashboardResource;
import org.borgui.rest.dashboard.Machine;
import org.borgui.rest.events.EventHub;
import org.borgui.rest.events.EventsResource;
import org.borgui.rest.files.FilesystemResource;
import org.borgui.rest.jobs.JobViews;
import org.borgui.rest.jobs.JobsResource;
import org.borgui.rest.jobs.KnownJobs;
import org.borgui.rest.maintenance.LockResource;
import org.borgui.rest.maintenance.MaintenanceJobsResource;
import org.borgui.rest.maintenance.MaintenanceResource;
import org.borgui.rest.maintenance.RestoreCheckResource;
import org.borgui.rest.maintenance.WipeResource;
import org.borgui.rest.notifications.NotificationsResource;
import org.borgui.rest.plans.CheckSchedulesResource;
import org.borgui.rest.plans.CronResource;
import org.borgui.rest.plans.PlanViews;
import org.borgui.rest.plans.PlansResource;
import org.borgui.rest.plans.RunsResource;
import org.borgui.rest.plans.SchedulesResource;
import org.borgui.rest.plans.Takeover;
import org.borgui.rest.plugins.PageFiles;
import org.borgui.rest.plugins.PagesResource;
import org.borgui.rest.plugins.PluginsResource;
import org.borgui.rest.posture.PostureResource;
import org.borgui.rest.repositories.KeyfileResource;
import org.borgui.rest.repositories.RepositoriesResource;
import org.borgui.rest.repositories.RepositoryContentResource;
import org.borgui.rest.repositories.RepositoryItems;
import org.borgui.rest.restore.RestoreResource;
import org.borgui.rest.settings.AccessPolicyResource;
import org.borgui.rest.settings.OidcFields;
import org.borgui.rest.settings.SignInProvidersResource;
import org.borgui.rest.settings.SystemSettingsResource;
import org.borgui.rest.settings.VaultResource;
import org.borgui.rest.system.SystemResource;
import org.borgui.rest.users.GrantItems;
import org.borgui.rest.users.GrantsResource;
import org.borgui.rest.users.KnownUsersResource;
import org.borgui.rest.users.OwnSettingsResource;
import org.borgui.rest.users.TokensResource;
import org.borgui.rest.users.UserSessionsResource;
import org.borgui.rest.users.UsersResource;

/** Every resource of the bundle, on fakes. A test checks that none is missing. */
final class Resources {

    private Resources() {}

    static List<Object> all(FakeServices fakes) {
        var access = new FakeServices.Access();
        var sessions = new FakeSessions();
        var users = new FakeUsers(fakes);
        var ways = new FakeAccess.Ways();
        var tokens = new FakeAccess.Tokens();
        var policy = new FakeAccess.Policies();
        var passkeys = new FakePasskeys();
        var oidc = new FakeOidc.Service();
        var factors = new FakeAccess.SecondFactors();
        var audit = new FakeAccess.Audit();
        var gate = new FakeSurroundings.Gate();
        var jobs = fakes.jobService;
        var repositories = fakes.repositoryService;
        var archives = fakes.archiveService;
        var views = new JobViews(access, repositories, jobs);
        var known = new KnownJobs(jobs);
        var items = new RepositoryItems(access, jobs, fakes.planService, views);
        var grants = new GrantItems(repositories);
        var machine = new Machine(new FakeSurroundings.Directory(Path.of("/")));
        var plans = fakes.planService;
        var planViews = new PlanViews(plans, Samples::kept, repositories, access, views);
        return List.of(
                new AuthResource(sessions, users, ways, oidc, gate),
                new PasskeysResource(passkeys),
                new PasskeySignInResource(passkeys),
                new SignInResource(sessions, users, passkeys, oidc, policy, gate),
                new OidcSignInResource(oidc, gate),
                new OidcAccountResource(oidc, gate),
                new SignInProvidersResource(fakes.providers),
                new AccessPolicyResource(policy),
                new DownloadsResource((caller, path) -> new Ticket(path + "?ticket=one", Samples.NOW)),
                new SessionsResource(sessions),
                new UserSessionsResource(users, sessions, tokens),
                new KnownUsersResource(users),
                new TokensResource(tokens),
                new AuditResource(audit),
                new AuthEventsResource(audit),
                new UsersResource(users, factors, oidc),
                new TotpResource(factors),
                new GrantsResource(users, grants),
                new OwnSettingsResource(users, grants),
                new RepositoriesResource(repositories, items),
                new RepositoryContentResource(repositories, archives, jobs),
                new KeyfileResource(repositories),
                new BackupResource(jobs, repositories, known),
                new ArchivesResource(repositories, archives, jobs),
                new DeleteJobsResource(known),
                new BrowseResource(repositories, archives),
                new CatalogResource(archives),
                new PlansResource(plans, planViews, new Takeover(plans, repositories, access)),
                new RunsResource(plans, plans, planViews),
                new SchedulesResource(plans, plans, repositories),
                new CronResource(plans),
                new MaintenanceResource(repositories, plans, jobs),
                new MaintenanceJobsResource(repositories, known),
                new LockResource(new FakeLocks(), jobs, views),
                new RestoreCheckResource(fakes.restoreChecks),
                new CheckSchedulesResource(repositories, access, plans, plans, fakes.restoreChecks, known),
                new WipeResource(new FakeWipes(), jobs),
                new RestoreResource(jobs, repositories, known),
                new FilesystemResource(new FakeSurroundings.Folders()),
                new ActivityResource(known, views, fakes.historyService),
                new DashboardResource(repositories, known, jobs, fakes.planService, fakes.settingsService, machine),
                new SystemSettingsResource(
                        fakes.settingsService, fakes.historyService, new OidcFields(fakes.providers, policy)),
                new VaultResource(new FakeKeys()),
                new NotificationsResource(fakes.notifications, repositories),
                new PluginsResource(fakes.plugins),
                new PagesResource(new PageFiles()),
                new PostureResource(new FakePosture()),
                new SystemResource(new FakeSurroundings.Versions("0.1.0", Optional.of("1.4.0"))),
                new JobsResource(jobs, known, views),
                new EventsResource(new EventHub(), views, sessions));
    }
}

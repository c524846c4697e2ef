package org.borgui.rest.dashboard;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static org.borgui.api.access.Permission.JOBS_VIEW;
import static org.borgui.api.access.Permission.SIGNED_IN;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.borgui.api.access.Caller;
import org.borgui.api.job.JobService;
import org.borgui.api.plan.PlanService;
import org.borgui.api.repository.RepositoryService;
import org.borgui.api.system.SettingsService;
import org.borgui.rest.Callers;
import org.borgui.rest.Times;
import org.borgui.rest.jobs.KnownJobs;
import org.borgui.rest.repositories.Cares;
import org.borgui.rest.settings.Thresholds;
import org.borgui.spi.web.Permit;
import org.borgui.spi.web.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /dashboard}: how the machine and the repositories are. */
@Component(service = DashboardResource.class)
@RestResource
@Path("dashboard")
@Produces(APPLICATION_JSON)
public final class DashboardResource {

    private static final Duration AHEAD = Duration.ofHours(24);

    private final RepositoryService repositories;
    private final KnownJobs jobs;
    private final JobService allJobs;
    private final PlanService plans;
    private final SettingsService settings;
    private final Machine machine;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public DashboardResource(
            @Reference RepositoryService repositories,
            @Reference KnownJobs jobs,
            @Reference JobService allJobs,
            @Reference PlanService plans,
            @Reference SettingsService settings,
            @Reference Machine machine) {
        this.repositories = repositories;
        this.jobs = jobs;
        this.allJobs = allJobs;
        this.plans = plans;
        this.settings = settings;
        this.machine = machine;
    }

    @GET
    @Path("status")
    @Permit(JOBS_VIEW)
    public DashboardStatus status(@Context SecurityContext security) {
        return new DashboardStatus(
                SystemMetrics.of(machine.load()),
                plans.upcoming(Callers.of(security), AHEAD).runs().stream()
                        .map(UpcomingTask::of)
                        .toList(),
                newest(Callers.of(security), 10),
                List.of(),
                Times.text(clock.instant()));
    }

    @GET
    @Path("metrics")
    @Permit(SIGNED_IN)
    public Metrics metrics() {
        return Metrics.of(machine.load());
    }

    @GET
    @Path("overview")
    @Permit(JOBS_VIEW)
    public Overview overview(@Context SecurityContext security) {
        var caller = Callers.of(security);
        return Overview.of(
                repositories.list(caller),
                new Cares(caller, allJobs, plans),
                Thresholds.of(settings.get()),
                plans.upcoming(caller, AHEAD).runs(),
                jobs.outcomes(caller, "create", Trend.DAYS),
                newest(caller, Overview.FEED),
                SystemMetrics.of(machine.load()),
                clock.instant());
    }

    private List<RecentJob> newest(Caller caller, int limit) {
        return jobs.newest(caller, Set.of(), limit).stream()
                .map(job -> RecentJob.of(job, jobs.hasLog(job)))
                .toList();
    }
}

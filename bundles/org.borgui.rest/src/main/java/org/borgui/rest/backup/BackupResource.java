package org.borgui.rest.backup;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static org.borgui.api.access.Permission.BACKUP_RUN;
import static org.borgui.api.access.Permission.JOBS_VIEW;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;
import java.util.Set;
import org.borgui.api.JobId;
import org.borgui.api.access.Caller;
import org.borgui.api.job.BackupService;
import org.borgui.api.job.Job;
import org.borgui.api.job.Trigger;
import org.borgui.api.repository.BackupSettings;
import org.borgui.api.repository.RepositoryService;
import org.borgui.rest.Callers;
import org.borgui.rest.Fields;
import org.borgui.rest.jobs.KnownJobs;
import org.borgui.rest.jobs.LogLines;
import org.borgui.rest.jobs.StartedJob;
import org.borgui.spi.web.Permit;
import org.borgui.spi.web.RestResource;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /backup}: start, watch and stop backups. */
@Component(service = BackupResource.class)
@RestResource
@Path("backup")
@Produces(APPLICATION_JSON)
public final class BackupResource {

    private static final String ERRORS = "backend.errors.backup.";

    private final BackupService backups;
    private final RepositoryService repositories;
    private final KnownJobs jobs;

    @Activate
    public BackupResource(
            @Reference BackupService backups, @Reference RepositoryService repositories, @Reference KnownJobs jobs) {
        this.backups = backups;
        this.repositories = repositories;
        this.jobs = jobs;
    }

    @POST
    @Path("start")
    @Consumes(APPLICATION_JSON)
    @Permit(BACKUP_RUN)
    public StartedJob start(@Nullable BackupStart body, @Context SecurityContext security) {
        var caller = Callers.of(security);
        var asked = Fields.required(body, "repository");
        var repository = Fields.required(asked.repository(), "repository");
        return StartedJob.of(
                backups.start(caller, repository, settings(caller, repository, asked)), "Backup job started");
    }

    @POST
    @Path("run")
    @Consumes(APPLICATION_JSON)
    @Permit(BACKUP_RUN)
    public StartedJob run(@Nullable BackupStart body, @Context SecurityContext security) {
        return start(body, security);
    }

    @GET
    @Path("jobs")
    @Permit(JOBS_VIEW)
    public BackupJobs list(
            @QueryParam("limit") @DefaultValue("200") int limit,
            @QueryParam("scheduled_only") boolean scheduledOnly,
            @QueryParam("manual_only") boolean manualOnly,
            @QueryParam("repository") @Nullable String path,
            @Context SecurityContext security) {
        var found = jobs.newest(Callers.of(security), Set.of("create"), KnownJobs.MOST).stream()
                .filter(job -> !scheduledOnly || job.trigger() == Trigger.SCHEDULE)
                .filter(job -> !manualOnly || job.trigger() == Trigger.MANUAL)
                .filter(job -> path == null || job.path().equals(path))
                .limit(Math.max(1, limit))
                .map(this::view)
                .toList();
        return new BackupJobs(found);
    }

    @GET
    @Path("status/{job_id}")
    @Permit(JOBS_VIEW)
    public BackupJob status(@PathParam("job_id") JobId id, @Context SecurityContext security) {
        return view(job(Callers.of(security), id));
    }

    @POST
    @Path("cancel/{job_id}")
    @Permit(BACKUP_RUN)
    public BackupCancelled cancel(@PathParam("job_id") JobId id, @Context SecurityContext security) {
        var caller = Callers.of(security);
        jobs.cancel(caller, job(caller, id), ERRORS + "canOnlyCancelRunningJobs");
        return new BackupCancelled("backend.success.backup.backupCancelled", true);
    }

    @GET
    @Path("logs/{job_id}/stream")
    @Permit(JOBS_VIEW)
    public LogLines logs(
            @PathParam("job_id") JobId id,
            @QueryParam("offset") @DefaultValue("0") long offset,
            @QueryParam("limit") @DefaultValue("1000") int limit,
            @Context SecurityContext security) {
        var caller = Callers.of(security);
        return jobs.log(caller, job(caller, id), offset, limit);
    }

    @GET
    @Path("logs/{job_id}/download")
    @Permit(value = JOBS_VIEW, download = true)
    @Produces({"text/plain", APPLICATION_JSON})
    public Response download(@PathParam("job_id") JobId id, @Context SecurityContext security) {
        var caller = Callers.of(security);
        var job = job(caller, id);
        return jobs.downloadEnded(
                caller,
                job,
                BackupJob.logName(job),
                ERRORS + "cannotDownloadLogsForRunningBackup",
                ERRORS + "noLogsAvailable");
    }

    private Optional<BackupSettings> settings(Caller caller, String repository, BackupStart asked) {
        return asked.changesSettings()
                ? Optional.of(asked.over(repositories.find(caller, repository).backup()))
                : Optional.empty();
    }

    private Job job(Caller caller, JobId id) {
        return jobs.get(caller, id, "create", ERRORS + "backupJobNotFound");
    }

    private BackupJob view(Job job) {
        return BackupJob.of(job, jobs.hasLog(job));
    }
}

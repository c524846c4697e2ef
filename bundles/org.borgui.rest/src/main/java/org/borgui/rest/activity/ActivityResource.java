package org.borgui.rest.activity;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static org.borgui.api.access.Permission.JOBS_VIEW;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.borgui.api.JobId;
import org.borgui.api.RefusedException;
import org.borgui.api.access.Caller;
import org.borgui.api.job.HistoryService;
import org.borgui.api.job.Job;
import org.borgui.rest.Callers;
import org.borgui.rest.jobs.JobErrors;
import org.borgui.rest.jobs.JobStates;
import org.borgui.rest.jobs.JobViews;
import org.borgui.rest.jobs.KnownJobs;
import org.borgui.rest.jobs.LogLines;
import org.borgui.spi.web.Permit;
import org.borgui.spi.web.RestResource;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /activity}: what has happened in the repositories the caller may view. */
@Component(service = ActivityResource.class)
@RestResource
@Path("activity")
@Produces(APPLICATION_JSON)
public final class ActivityResource {

    record Deleted(boolean success, String message, long jobId, String jobType) {}

    private static final String ERRORS = "backend.errors.activity.";

    private final KnownJobs jobs;
    private final JobViews views;
    private final HistoryService history;

    @Activate
    public ActivityResource(@Reference KnownJobs jobs, @Reference JobViews views, @Reference HistoryService history) {
        this.jobs = jobs;
        this.views = views;
        this.history = history;
    }

    @GET
    @Path("recent")
    @Permit(JOBS_VIEW)
    public List<ActivityItem> recent(
            @QueryParam("limit") @DefaultValue("200") int limit,
            @QueryParam("job_type") @Nullable String type,
            @QueryParam("status") @Nullable String status,
            @Context SecurityContext security) {
        var caller = Callers.of(security);
        Set<String> operations = type == null ? Set.of() : Set.of(ActivityTypes.operation(type));
        var found = jobs.newest(caller, operations, status == null ? limit : KnownJobs.MOST).stream()
                .filter(job -> status == null || JobStates.known(job.state()).equals(status))
                .limit(Math.max(1, limit))
                .toList();
        return items(caller, found);
    }

    @GET
    @Path("{job_type}/{job_id}/logs")
    @Permit(JOBS_VIEW)
    public LogLines logs(
            @PathParam("job_type") String type,
            @PathParam("job_id") JobId id,
            @QueryParam("offset") @DefaultValue("0") long offset,
            @QueryParam("limit") @DefaultValue("500") int limit,
            @Context SecurityContext security) {
        var caller = Callers.of(security);
        var job = job(caller, type, id);
        if (!jobs.hasLog(job)) {
            throw RefusedException.notFound(ERRORS + "noLogsAvailableForJob", "Job %s has no log.".formatted(id));
        }
        return jobs.log(caller, job, offset, limit);
    }

    @GET
    @Path("{job_type}/{job_id}/logs/download")
    @Produces({"text/plain", APPLICATION_JSON})
    @Permit(value = JOBS_VIEW, download = true)
    public Response download(
            @PathParam("job_type") String type, @PathParam("job_id") JobId id, @Context SecurityContext security) {
        var caller = Callers.of(security);
        return jobs.downloadEnded(
                caller,
                job(caller, type, id),
                "%s_job_%s_logs.txt".formatted(type, id),
                ERRORS + "cannotDownloadLogsForRunningJob",
                ERRORS + "noLogsAvailableForJob");
    }

    /** The entry and its log; archives stay. */
    @DELETE
    @Path("{job_type}/{job_id}")
    @Permit(JOBS_VIEW)
    public Deleted delete(
            @PathParam("job_type") String type, @PathParam("job_id") JobId id, @Context SecurityContext security) {
        var caller = Callers.of(security);
        if (!caller.isAdmin()) {
            throw RefusedException.forbidden(
                    ERRORS + "adminOnlyDelete", "Only admins delete entries of what has happened.");
        }
        history.delete(caller, job(caller, type, id).id());
        return new Deleted(true, "backend.success.activity.jobDeleted", id.value(), type);
    }

    private Job job(Caller caller, String type, JobId id) {
        return jobs.get(caller, id, ActivityTypes.operation(type), ERRORS + "jobNotFound");
    }

    private List<ActivityItem> items(Caller caller, List<Job> found) {
        var shown = views.of(caller, found);
        return IntStream.range(0, found.size())
                .mapToObj(i -> ActivityItem.of(
                        shown.get(i), JobStates.known(found.get(i).state()), JobErrors.message(found.get(i))))
                .toList();
    }
}

package org.borgui.rest.maintenance;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static org.borgui.api.access.Permission.JOBS_VIEW;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.borgui.api.JobId;
import org.borgui.api.RepositoryId;
import org.borgui.api.repository.RepositoryService;
import org.borgui.rest.Callers;
import org.borgui.rest.jobs.KnownJobs;
import org.borgui.spi.web.Permit;
import org.borgui.spi.web.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /repositories/…/check-jobs} and so on: watch what cares for repositories. */
@Component(service = MaintenanceJobsResource.class)
@RestResource
@Path("repositories")
@Produces(APPLICATION_JSON)
public final class MaintenanceJobsResource {

    private static final String OPERATION = "{operation: check|restore-check|compact|prune}-jobs";

    private final RepositoryService repositories;
    private final KnownJobs jobs;

    @Activate
    public MaintenanceJobsResource(@Reference RepositoryService repositories, @Reference KnownJobs jobs) {
        this.repositories = repositories;
        this.jobs = jobs;
    }

    @GET
    @Path(OPERATION + "/{job_id}")
    @Permit(JOBS_VIEW)
    public MaintenanceJob status(
            @PathParam("operation") String operation,
            @PathParam("job_id") JobId id,
            @Context SecurityContext security) {
        var name = operation.equals("restore-check") ? "restoreCheck" : operation;
        var job = jobs.get(Callers.of(security), id, operation, "backend.errors.repo.%sJobNotFound".formatted(name));
        return MaintenanceJob.of(job, jobs.hasLog(job), false);
    }

    @GET
    @Path("{repo_id}/" + OPERATION)
    @Permit(JOBS_VIEW)
    public Found list(
            @PathParam("repo_id") RepositoryId id,
            @PathParam("operation") String operation,
            @QueryParam("limit") @DefaultValue("10") int limit,
            @QueryParam("scheduled_only") boolean scheduledOnly,
            @Context SecurityContext security) {
        var caller = Callers.of(security);
        var repository = repositories.get(caller, id);
        return new Found(
                jobs.newest(caller, repository.id(), operation, scheduledOnly ? KnownJobs.MOST : limit).stream()
                        .filter(job -> !scheduledOnly || job.origin() != null)
                        .limit(Math.max(1, limit))
                        .map(job -> MaintenanceJob.of(job, jobs.hasLog(job), true))
                        .toList());
    }

    /** The newest of one operation. */
    record Found(List<MaintenanceJob> jobs) {}
}

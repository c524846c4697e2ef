package org.borgui.rest.restore;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static org.borgui.api.access.Permission.JOBS_VIEW;
import static org.borgui.api.access.Permission.RESTORE_RUN;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Set;
import org.borgui.api.JobId;
import org.borgui.api.RefusedException;
import org.borgui.api.RepositoryId;
import org.borgui.api.access.Caller;
import org.borgui.api.job.Job;
import org.borgui.api.job.RestoreService;
import org.borgui.api.repository.RepositoryService;
import org.borgui.rest.Callers;
import org.borgui.rest.Compat;
import org.borgui.rest.Fields;
import org.borgui.rest.Message;
import org.borgui.rest.jobs.KnownJobs;
import org.borgui.rest.jobs.StartedJob;
import org.borgui.spi.web.Permit;
import org.borgui.spi.web.RestResource;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /restore}: preview, start, watch and stop restores. */
@Component(service = RestoreResource.class)
@RestResource
@Path("restore")
@Produces(APPLICATION_JSON)
public final class RestoreResource {

    private final RestoreService restores;
    private final RepositoryService repositories;
    private final KnownJobs jobs;

    @Activate
    public RestoreResource(
            @Reference RestoreService restores, @Reference RepositoryService repositories, @Reference KnownJobs jobs) {
        this.restores = restores;
        this.repositories = repositories;
        this.jobs = jobs;
    }

    @POST
    @Path("preview")
    @Consumes(APPLICATION_JSON)
    @Permit(RESTORE_RUN)
    public RestorePreview preview(@Nullable RestoreOrder body, @Context SecurityContext security) {
        var caller = Callers.of(security);
        var request = Fields.required(body, "repository_id").request();
        requireRepository(caller, request.repository());
        return new RestorePreview(restores.preview(caller, request));
    }

    @POST
    @Path("start")
    @Consumes(APPLICATION_JSON)
    @Permit(RESTORE_RUN)
    public StartedJob start(@Nullable RestoreOrder body, @Context SecurityContext security) {
        var order = Fields.required(body, "repository_id");
        if (order.isDryRun()) {
            throw RefusedException.invalid(
                    "backend.errors.restore.dryRunIsPreview", "To see what would be restored, ask for a preview.");
        }
        var caller = Callers.of(security);
        var request = order.request();
        requireRepository(caller, request.repository());
        return StartedJob.of(restores.start(caller, request), "backend.success.restore.restoreJobStarted");
    }

    @GET
    @Path("jobs")
    @Permit(JOBS_VIEW)
    public RestoreJobs list(@QueryParam("limit") @DefaultValue("50") int limit, @Context SecurityContext security) {
        var newest = jobs.newest(Callers.of(security), Set.of("extract"), limit);
        return new RestoreJobs(newest.stream().map(this::view).toList());
    }

    @GET
    @Path("status/{job_id}")
    @Permit(JOBS_VIEW)
    public RestoreJob status(@PathParam("job_id") JobId id, @Context SecurityContext security) {
        return view(job(Callers.of(security), id));
    }

    @POST
    @Path("cancel/{job_id}")
    @Permit(RESTORE_RUN)
    public Message cancel(@PathParam("job_id") JobId id, @Context SecurityContext security) {
        var caller = Callers.of(security);
        jobs.cancel(caller, job(caller, id), "backend.errors.restore.canOnlyCancelRunningJobs");
        return new Message("backend.success.restore.restoreCancelled");
    }

    private void requireRepository(Caller caller, RepositoryId id) {
        Compat.namedWhenMissing("backend.errors.restore.repositoryNotFound", () -> repositories.get(caller, id));
    }

    private Job job(Caller caller, JobId id) {
        return jobs.get(caller, id, "extract", "backend.errors.restore.restoreJobNotFound");
    }

    private RestoreJob view(Job job) {
        return RestoreJob.of(job, jobs.hasLog(job));
    }
}

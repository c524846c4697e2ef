package org.borgui.rest.archives;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static org.borgui.api.access.Permission.ARCHIVES_DELETE;
import static org.borgui.api.access.Permission.JOBS_VIEW;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.borgui.api.JobId;
import org.borgui.api.access.Caller;
import org.borgui.api.job.Job;
import org.borgui.rest.Callers;
import org.borgui.rest.Message;
import org.borgui.rest.jobs.KnownJobs;
import org.borgui.spi.web.Permit;
import org.borgui.spi.web.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /archives/delete-jobs}: watch and stop deletions. */
@Component(service = DeleteJobsResource.class)
@RestResource
@Path("archives")
@Produces(APPLICATION_JSON)
public final class DeleteJobsResource {

    private final KnownJobs jobs;

    @Activate
    public DeleteJobsResource(@Reference KnownJobs jobs) {
        this.jobs = jobs;
    }

    @GET
    @Path("delete-jobs/{job_id}")
    @Permit(JOBS_VIEW)
    public DeleteJob status(@PathParam("job_id") JobId id, @Context SecurityContext security) {
        var job = job(Callers.of(security), id);
        return DeleteJob.of(job, jobs.hasLog(job));
    }

    @POST
    @Path("delete-jobs/{job_id}/cancel")
    @Permit(ARCHIVES_DELETE)
    public Message cancel(@PathParam("job_id") JobId id, @Context SecurityContext security) {
        var caller = Callers.of(security);
        jobs.cancel(caller, job(caller, id), "backend.errors.archives.canOnlyCancelRunningJobs");
        return new Message("backend.success.archives.deletionCancelled");
    }

    private Job job(Caller caller, JobId id) {
        return jobs.get(caller, id, "delete", "backend.errors.archives.deleteJobNotFound");
    }
}

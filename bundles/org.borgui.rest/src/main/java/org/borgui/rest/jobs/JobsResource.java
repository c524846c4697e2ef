package org.borgui.rest.jobs;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static org.borgui.api.access.Permission.JOBS_VIEW;

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
import org.borgui.api.RepositoryId;
import org.borgui.api.job.JobService;
import org.borgui.api.job.JobService.Query;
import org.borgui.rest.Callers;
import org.borgui.rest.Fields;
import org.borgui.spi.web.Permit;
import org.borgui.spi.web.RestResource;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /jobs}: jobs of every operation, for the console. */
@Component(service = JobsResource.class)
@RestResource
@Path("jobs")
@Produces(APPLICATION_JSON)
public final class JobsResource {

    private final JobService jobs;
    private final KnownJobs known;
    private final JobViews views;

    @Activate
    public JobsResource(@Reference JobService jobs, @Reference KnownJobs known, @Reference JobViews views) {
        this.jobs = jobs;
        this.known = known;
        this.views = views;
    }

    @GET
    @Permit(JOBS_VIEW)
    public JobPage list(
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("before") @Nullable JobId before,
            @QueryParam("repository_id") @Nullable RepositoryId repository,
            @QueryParam("operation") Set<String> operations,
            @QueryParam("open") boolean open,
            @Context SecurityContext security) {
        var caller = Callers.of(security);
        int most = Fields.between(1, limit, KnownJobs.MOST);
        var query = new Query(operations, Optional.ofNullable(repository), Optional.ofNullable(before), open, most);
        var page = views.of(caller, jobs.list(caller, query));
        return new JobPage(
                page, page.size() < most ? null : page.get(page.size() - 1).id());
    }

    @GET
    @Path("{id}")
    @Permit(JOBS_VIEW)
    public JobView get(@PathParam("id") JobId id, @Context SecurityContext security) {
        var caller = Callers.of(security);
        return views.of(caller, jobs.get(caller, id));
    }

    @POST
    @Path("{id}/cancel")
    @Permit(JOBS_VIEW)
    public JobView cancel(@PathParam("id") JobId id, @Context SecurityContext security) {
        var caller = Callers.of(security);
        return views.of(caller, jobs.cancel(caller, id));
    }

    @GET
    @Path("{id}/logs")
    @Permit(JOBS_VIEW)
    public LogLines logs(
            @PathParam("id") JobId id,
            @QueryParam("offset") @DefaultValue("0") long offset,
            @QueryParam("limit") @DefaultValue("500") int limit,
            @Context SecurityContext security) {
        var caller = Callers.of(security);
        return known.log(caller, jobs.get(caller, id), offset, limit);
    }

    @GET
    @Path("{id}/logs/download")
    @Permit(value = JOBS_VIEW, download = true)
    @Produces({"text/plain", APPLICATION_JSON})
    public Response download(@PathParam("id") JobId id, @Context SecurityContext security) {
        var caller = Callers.of(security);
        var job = jobs.get(caller, id);
        var name = "job_%s_%s.log".formatted(id, job.operation());
        return known.download(caller, job, name, "backend.errors.jobs.noLogsAvailable");
    }
}

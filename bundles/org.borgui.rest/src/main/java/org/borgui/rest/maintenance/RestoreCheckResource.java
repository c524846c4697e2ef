package org.borgui.rest.maintenance;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static org.borgui.api.access.Permission.MAINTENANCE_RUN;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.borgui.api.RepositoryId;
import org.borgui.api.job.RestoreCheckService;
import org.borgui.api.job.RestoreCheckService.Request;
import org.borgui.rest.Callers;
import org.borgui.rest.PartialBody;
import org.borgui.rest.jobs.StartedJob;
import org.borgui.spi.web.Permit;
import org.borgui.spi.web.RestResource;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /repositories/{id}/restore-check}: prove that an archive can be restored. */
@Component(service = RestoreCheckResource.class)
@RestResource
@Path("repositories")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
public final class RestoreCheckResource {

    private final RestoreCheckService checks;

    @Activate
    public RestoreCheckResource(@Reference RestoreCheckService checks) {
        this.checks = checks;
    }

    /** Of the newest archive, or of the one that {@code archive} names. */
    @POST
    @Path("{repo_id}/restore-check")
    @Permit(MAINTENANCE_RUN)
    public StartedJob start(
            @PathParam("repo_id") RepositoryId id, @Nullable ObjectNode body, @Context SecurityContext security) {
        var sent = new PartialBody(body);
        var fields = RestoreCheckFields.of(sent);
        var archive = sent.text("archive").filter(name -> !name.isBlank());
        var job = checks.start(Callers.of(security), new Request(id, archive, fields.mode(), fields.paths()));
        return StartedJob.of(job, "backend.success.repo.restoreCheckJobStarted");
    }
}

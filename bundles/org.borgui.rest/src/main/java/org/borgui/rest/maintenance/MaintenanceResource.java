package org.borgui.rest.maintenance;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static org.borgui.api.access.Permission.MAINTENANCE_RUN;
import static org.borgui.api.access.Permission.REPOSITORIES_MANAGE;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.borgui.api.RepositoryId;
import org.borgui.api.job.JobService;
import org.borgui.api.job.JobService.NewJob;
import org.borgui.api.job.Parameters;
import org.borgui.api.plan.Retention;
import org.borgui.api.plan.RetentionService;
import org.borgui.api.repository.Repository;
import org.borgui.api.repository.RepositoryService;
import org.borgui.rest.Callers;
import org.borgui.rest.CheckFlags;
import org.borgui.rest.PartialBody;
import org.borgui.rest.RetentionFields;
import org.borgui.rest.jobs.StartedJob;
import org.borgui.spi.web.Permit;
import org.borgui.spi.web.RestResource;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /repositories/{id}/check|compact|prune}: care for a repository, and look at what its retention would do. */
@Component(service = MaintenanceResource.class)
@RestResource
@Path("repositories")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
public final class MaintenanceResource {

    private static final int USUAL_SECONDS = 3600;
    private static final String STARTED = "backend.success.repo.";

    private final RepositoryService repositories;
    private final RetentionService retentions;
    private final JobService jobs;

    @Activate
    public MaintenanceResource(
            @Reference RepositoryService repositories,
            @Reference RetentionService retentions,
            @Reference JobService jobs) {
        this.repositories = repositories;
        this.retentions = retentions;
        this.jobs = jobs;
    }

    @POST
    @Path("{repo_id}/check")
    @Permit(MAINTENANCE_RUN)
    public StartedJob check(
            @PathParam("repo_id") RepositoryId id, @Nullable ObjectNode body, @Context SecurityContext security) {
        var sent = new PartialBody(body);
        int seconds = sent.number("max_duration").orElse(USUAL_SECONDS);
        var flags = CheckFlags.of(sent.text("check_extra_flags").orElse(""), seconds);
        var parameters = Parameters.none()
                .with("maxSeconds", Integer.toString(Math.max(0, seconds)))
                .with("flags", flags);
        return start(id, "check", parameters, "checkJobStarted", security);
    }

    @POST
    @Path("{repo_id}/compact")
    @Permit(REPOSITORIES_MANAGE)
    public StartedJob compact(@PathParam("repo_id") RepositoryId id, @Context SecurityContext security) {
        return start(id, "compact", Parameters.none(), "compactJobStarted", security);
    }

    /** Drops archives; with {@code dry_run} only shows what would go. */
    @POST
    @Path("{repo_id}/prune")
    @Permit(REPOSITORIES_MANAGE)
    public Object prune(
            @PathParam("repo_id") RepositoryId id, @Nullable ObjectNode body, @Context SecurityContext security) {
        var caller = Callers.of(security);
        var sent = new PartialBody(body);
        var retention = RetentionFields.over(Retention.usual(), sent, "keep_");
        if (sent.flag("dry_run").orElse(false)) {
            return DryRun.of(retentions.preview(caller, id, retention));
        }
        var job = retentions.prune(caller, id, retention, sent.text("fingerprint"));
        return StartedJob.of(job, STARTED + "pruneJobStarted");
    }

    private StartedJob start(
            RepositoryId id, String operation, Parameters parameters, String message, SecurityContext security) {
        var caller = Callers.of(security);
        Repository repository = repositories.get(caller, id);
        var job = jobs.submit(caller, NewJob.now(id, repository.path(), operation, parameters));
        return StartedJob.of(job, STARTED + message);
    }
}

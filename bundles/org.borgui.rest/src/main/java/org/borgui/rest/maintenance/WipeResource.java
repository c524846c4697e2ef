package org.borgui.rest.maintenance;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static org.borgui.api.access.Permission.REPOSITORIES_MANAGE;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.borgui.api.RepositoryId;
import org.borgui.api.WipeId;
import org.borgui.api.job.JobService;
import org.borgui.api.repository.Wipe;
import org.borgui.api.repository.WipeService;
import org.borgui.api.repository.WipeService.Confirmation;
import org.borgui.rest.Callers;
import org.borgui.rest.Fields;
import org.borgui.rest.PartialBody;
import org.borgui.spi.web.Permit;
import org.borgui.spi.web.RestResource;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /repositories/{id}/wipe…}: look at all archives, and delete them. */
@Component(service = WipeResource.class)
@RestResource
@Path("repositories")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
public final class WipeResource {

    private static final String ONE = "{repo_id}/wipe-jobs/{job_id}";

    private final WipeService wipes;
    private final JobService jobs;

    @Activate
    public WipeResource(@Reference WipeService wipes, @Reference JobService jobs) {
        this.wipes = wipes;
        this.jobs = jobs;
    }

    @POST
    @Path("{repo_id}/wipe-preview")
    @Permit(REPOSITORIES_MANAGE)
    public WipeJob preview(
            @PathParam("repo_id") RepositoryId id, @Nullable ObjectNode body, @Context SecurityContext security) {
        boolean compact = new PartialBody(body).flag("run_compact").orElse(true);
        return item(wipes.preview(Callers.of(security), id, compact));
    }

    @POST
    @Path("{repo_id}/wipe")
    @Permit(value = REPOSITORIES_MANAGE, critical = true)
    public WipeJob start(
            @PathParam("repo_id") RepositoryId id, @Nullable ObjectNode body, @Context SecurityContext security) {
        var sent = new PartialBody(body);
        int preview = sent.number("preview_id").orElseThrow(() -> Fields.missing("preview_id"));
        var confirmation = new Confirmation(
                new WipeId(preview),
                sent.required("preview_fingerprint"),
                sent.required("confirmation_phrase"),
                sent.flag("understood").orElseThrow(() -> Fields.missing("understood")),
                sent.flag("run_compact").orElse(false));
        return item(wipes.start(Callers.of(security), id, confirmation));
    }

    @GET
    @Path(ONE)
    @Permit(REPOSITORIES_MANAGE)
    public WipeJob get(
            @PathParam("repo_id") RepositoryId id,
            @PathParam("job_id") WipeId wipe,
            @Context SecurityContext security) {
        return item(wipes.get(Callers.of(security), id, wipe));
    }

    @POST
    @Path(ONE + "/cancel")
    @Permit(REPOSITORIES_MANAGE)
    public WipeJob cancel(
            @PathParam("repo_id") RepositoryId id,
            @PathParam("job_id") WipeId wipe,
            @Context SecurityContext security) {
        return item(wipes.cancel(Callers.of(security), id, wipe));
    }

    private WipeJob item(Wipe wipe) {
        return WipeJob.of(
                wipe, wipe.doing().filter(job -> jobs.hasLog(job.id())).isPresent());
    }
}

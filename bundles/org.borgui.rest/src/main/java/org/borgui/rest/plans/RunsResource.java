package org.borgui.rest.plans;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static org.borgui.api.access.Permission.PLANS_MANAGE;
import static org.borgui.api.access.Permission.PLANS_VIEW;

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
import org.borgui.api.PlanId;
import org.borgui.api.RunId;
import org.borgui.api.plan.Plan;
import org.borgui.api.plan.PlanService;
import org.borgui.api.plan.Run;
import org.borgui.api.plan.Run.Part;
import org.borgui.api.plan.RunService;
import org.borgui.rest.Callers;
import org.borgui.rest.Fields;
import org.borgui.rest.plans.PlanAnswers.RunCancelled;
import org.borgui.rest.plans.PlanAnswers.RunList;
import org.borgui.spi.web.Permit;
import org.borgui.spi.web.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /backup-plans/…/runs}: make, watch and stop runs. */
@Component(service = RunsResource.class)
@RestResource
@Path("backup-plans")
@Produces(APPLICATION_JSON)
public final class RunsResource {

    private static final int MOST = 500;

    private final PlanService plans;
    private final RunService runs;
    private final PlanViews views;

    @Activate
    public RunsResource(@Reference PlanService plans, @Reference RunService runs, @Reference PlanViews views) {
        this.plans = plans;
        this.runs = runs;
        this.views = views;
    }

    @POST
    @Path("{plan_id}/run")
    @Permit(PLANS_MANAGE)
    public Response start(@PathParam("plan_id") PlanId id, @Context SecurityContext security) {
        var caller = Callers.of(security);
        return accepted(views.run(caller, runs.start(caller, Plan.Kind.PLAN, id)));
    }

    @GET
    @Path("runs")
    @Permit(PLANS_VIEW)
    public RunList all(@QueryParam("limit") @DefaultValue("50") int limit, @Context SecurityContext security) {
        var caller = Callers.of(security);
        return new RunList(views.runs(caller, runs.list(caller, Optional.empty(), Fields.between(1, limit, MOST))));
    }

    @GET
    @Path("{plan_id}/runs")
    @Permit(PLANS_VIEW)
    public RunList ofPlan(
            @PathParam("plan_id") PlanId id,
            @QueryParam("limit") @DefaultValue("20") int limit,
            @Context SecurityContext security) {
        var caller = Callers.of(security);
        var plan = plans.get(caller, Plan.Kind.PLAN, id);
        return new RunList(
                views.runs(caller, runs.list(caller, Optional.of(plan.id()), Fields.between(1, limit, MOST))));
    }

    @GET
    @Path("runs/{run_id}")
    @Permit(PLANS_VIEW)
    public RunItem get(@PathParam("run_id") RunId id, @Context SecurityContext security) {
        var caller = Callers.of(security);
        return views.run(caller, runs.get(caller, id));
    }

    @POST
    @Path("runs/{run_id}/cancel")
    @Permit(PLANS_MANAGE)
    public RunCancelled cancel(@PathParam("run_id") RunId id, @Context SecurityContext security) {
        var caller = Callers.of(security);
        var before = runs.get(caller, id);
        var after = runs.cancel(caller, id);
        int jobs = (int) openJobs(before);
        return new RunCancelled(
                "backend.success.backupPlans.runCancelled",
                views.run(caller, after),
                (int) before.parts().stream()
                        .filter(part -> !part.state().isEnd())
                        .count(),
                jobs,
                jobs,
                before.state().isEnd());
    }

    @POST
    @Path("runs/{run_id}/retry")
    @Permit(PLANS_MANAGE)
    public Response retry(@PathParam("run_id") RunId id, @Context SecurityContext security) {
        var caller = Callers.of(security);
        return accepted(views.run(caller, runs.retry(caller, id)));
    }

    private static long openJobs(Run run) {
        return run.parts().stream()
                .map(Part::jobs)
                .flatMap(jobs -> jobs.stream().filter(job -> !job.hasEnded()))
                .count();
    }

    private static Response accepted(RunItem run) {
        return Response.status(Response.Status.ACCEPTED).entity(run).build();
    }
}

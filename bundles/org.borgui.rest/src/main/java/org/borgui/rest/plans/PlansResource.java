package org.borgui.rest.plans;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static org.borgui.api.access.Permission.PLANS_MANAGE;
import static org.borgui.api.access.Permission.PLANS_VIEW;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import org.borgui.api.PlanId;
import org.borgui.api.RepositoryId;
import org.borgui.api.plan.Plan;
import org.borgui.api.plan.PlanService;
import org.borgui.rest.Callers;
import org.borgui.rest.Message;
import org.borgui.rest.plans.PlanAnswers.PlanList;
import org.borgui.rest.plans.PlanAnswers.Whole;
import org.borgui.spi.web.Permit;
import org.borgui.spi.web.RestResource;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /backup-plans}: keep plans. */
@Component(service = PlansResource.class)
@RestResource
@Path("backup-plans")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
public final class PlansResource {

    private final PlanService plans;
    private final PlanViews views;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public PlansResource(@Reference PlanService plans, @Reference PlanViews views) {
        this.plans = plans;
        this.views = views;
    }

    @GET
    @Permit(PLANS_VIEW)
    public PlanList list(@QueryParam("repository_id") @Nullable Long repository, @Context SecurityContext security) {
        var caller = Callers.of(security);
        return new PlanList(plans.list(caller, Plan.Kind.PLAN).stream()
                .filter(plan -> repository == null || plan.isAbout(new RepositoryId(repository)))
                .map(plan -> views.item(caller, plan))
                .toList());
    }

    @POST
    @Permit(PLANS_MANAGE)
    public Response add(@Nullable ObjectNode body, @Context SecurityContext security) {
        var caller = Callers.of(security);
        var plan = new PlanBody(body, plans::zone).read(new PlanId(0), clock.instant(), null, null);
        return Response.status(Response.Status.CREATED)
                .entity(views.whole(caller, plans.add(caller, plan)))
                .build();
    }

    @GET
    @Path("{plan_id}")
    @Permit(PLANS_VIEW)
    public Whole get(@PathParam("plan_id") PlanId id, @Context SecurityContext security) {
        var caller = Callers.of(security);
        return views.whole(caller, plans.get(caller, Plan.Kind.PLAN, id));
    }

    @PUT
    @Path("{plan_id}")
    @Permit(PLANS_MANAGE)
    public Whole replace(
            @PathParam("plan_id") PlanId id, @Nullable ObjectNode body, @Context SecurityContext security) {
        var caller = Callers.of(security);
        var old = plans.get(caller, Plan.Kind.PLAN, id);
        var plan = new PlanBody(body, plans::zone).read(id, old.created(), clock.instant(), old.promise());
        return views.whole(caller, plans.replace(caller, plan));
    }

    @POST
    @Path("{plan_id}/toggle")
    @Permit(PLANS_MANAGE)
    public Whole toggle(@PathParam("plan_id") PlanId id, @Context SecurityContext security) {
        var caller = Callers.of(security);
        var old = plans.get(caller, Plan.Kind.PLAN, id);
        return views.whole(caller, plans.switchTo(caller, Plan.Kind.PLAN, id, !old.enabled()));
    }

    @DELETE
    @Path("{plan_id}")
    @Permit(PLANS_MANAGE)
    public Message remove(@PathParam("plan_id") PlanId id, @Context SecurityContext security) {
        plans.remove(Callers.of(security), Plan.Kind.PLAN, id);
        return new Message("backend.success.backupPlans.deleted");
    }
}

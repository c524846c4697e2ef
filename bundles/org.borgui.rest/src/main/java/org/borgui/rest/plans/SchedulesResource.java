package org.borgui.rest.plans;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static org.borgui.api.access.Permission.PLANS_VIEW;
import static org.borgui.api.access.Permission.SCHEDULES_MANAGE;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.borgui.api.PlanId;
import org.borgui.api.RepositoryId;
import org.borgui.api.access.Caller;
import org.borgui.api.plan.Plan;
import org.borgui.api.plan.PlanService;
import org.borgui.api.plan.RunService;
import org.borgui.api.repository.Repository;
import org.borgui.api.repository.RepositoryService;
import org.borgui.rest.Callers;
import org.borgui.rest.Compat;
import org.borgui.rest.Done;
import org.borgui.rest.Times;
import org.borgui.rest.plans.ScheduleAnswers.JobList;
import org.borgui.rest.plans.ScheduleAnswers.Made;
import org.borgui.rest.plans.ScheduleAnswers.One;
import org.borgui.rest.plans.ScheduleAnswers.Started;
import org.borgui.rest.plans.ScheduleAnswers.Toggled;
import org.borgui.spi.web.Permit;
import org.borgui.spi.web.RestResource;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /schedule}: schedules of the older kind, which back up what each repository itself says. */
@Component(service = SchedulesResource.class)
@RestResource
@Path("schedule")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
public final class SchedulesResource {

    private static final String DONE = "backend.success.schedule.";
    private static final int NEXT = 5;

    private final PlanService plans;
    private final RunService runs;
    private final RepositoryService repositories;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public SchedulesResource(
            @Reference PlanService plans, @Reference RunService runs, @Reference RepositoryService repositories) {
        this.plans = plans;
        this.runs = runs;
        this.repositories = repositories;
    }

    @GET
    @Permit(PLANS_VIEW)
    public JobList list(@Context SecurityContext security) {
        return new JobList(
                true,
                plans.list(Callers.of(security), Plan.Kind.SCHEDULE).stream()
                        .map(this::item)
                        .toList());
    }

    @POST
    @Permit(SCHEDULES_MANAGE)
    public Made add(@Nullable ObjectNode body, @Context SecurityContext security) {
        var caller = Callers.of(security);
        return ScheduleRefusals.named(() -> new Made(
                true,
                DONE + "scheduledJobCreated",
                item(plans.add(caller, body(caller, body).made(clock.instant())))));
    }

    @GET
    @Path("{schedule_id}")
    @Permit(PLANS_VIEW)
    public One get(@PathParam("schedule_id") PlanId id, @Context SecurityContext security) {
        return new One(true, item(find(Callers.of(security), id)));
    }

    @PUT
    @Path("{schedule_id}")
    @Permit(SCHEDULES_MANAGE)
    public Done change(
            @PathParam("schedule_id") PlanId id, @Nullable ObjectNode body, @Context SecurityContext security) {
        var caller = Callers.of(security);
        return ScheduleRefusals.named(() -> {
            plans.replace(caller, body(caller, body).over(find(caller, id), clock.instant()));
            return Done.of(DONE + "scheduledJobUpdated");
        });
    }

    @DELETE
    @Path("{schedule_id}")
    @Permit(SCHEDULES_MANAGE)
    public Done remove(@PathParam("schedule_id") PlanId id, @Context SecurityContext security) {
        return ScheduleRefusals.named(() -> {
            plans.remove(Callers.of(security), Plan.Kind.SCHEDULE, id);
            return Done.of(DONE + "scheduledJobDeleted");
        });
    }

    @POST
    @Path("{schedule_id}/toggle")
    @Permit(SCHEDULES_MANAGE)
    public Toggled toggle(@PathParam("schedule_id") PlanId id, @Context SecurityContext security) {
        var caller = Callers.of(security);
        var old = find(caller, id);
        boolean on = !old.schedule().enabled();
        ScheduleRefusals.named(() -> plans.switchTo(caller, Plan.Kind.SCHEDULE, id, on));
        return new Toggled(true, DONE + (on ? "scheduledJobEnabled" : "scheduledJobDisabled"), on);
    }

    @POST
    @Path("{schedule_id}/duplicate")
    @Permit(SCHEDULES_MANAGE)
    public Made duplicate(@PathParam("schedule_id") PlanId id, @Context SecurityContext security) {
        var caller = Callers.of(security);
        var old = find(caller, id);
        var names = plans.list(Caller.server("schedule"), Plan.Kind.SCHEDULE).stream()
                .map(Plan::name)
                .collect(Collectors.toSet());
        var name = "Copy of " + old.name();
        for (int number = 2; names.contains(name); number++) {
            name = "Copy of %s (%d)".formatted(old.name(), number);
        }
        var copy = old.copied(name, clock.instant());
        return ScheduleRefusals.named(
                () -> new Made(true, DONE + "scheduledJobDuplicated", item(plans.add(caller, copy))));
    }

    @POST
    @Path("{schedule_id}/run-now")
    @Permit(SCHEDULES_MANAGE)
    public Started run(@PathParam("schedule_id") PlanId id, @Context SecurityContext security) {
        var caller = Callers.of(security);
        var run = ScheduleRefusals.named(() -> runs.start(caller, Plan.Kind.SCHEDULE, id));
        var job = run.parts().size() == 1
                ? run.parts().get(0).jobs().stream()
                        .map(first -> first.id().value())
                        .findFirst()
                : Optional.<Long>empty();
        return new Started(
                DONE + "scheduledJobStarted",
                "pending",
                job.orElse(null),
                run.id().value());
    }

    private Plan find(Caller caller, PlanId id) {
        return ScheduleRefusals.named(() -> plans.get(caller, Plan.Kind.SCHEDULE, id));
    }

    private ScheduleItem item(Plan plan) {
        var cron = plan.schedule().cron();
        List<String> next = plan.isScheduled() && cron != null
                ? plans.next(cron, plan.schedule().zone().getId(), NEXT).stream()
                        .map(Times::text)
                        .toList()
                : List.of();
        return ScheduleItem.of(plan, plans.times(plan), next);
    }

    private ScheduleBody body(Caller caller, @Nullable ObjectNode sent) {
        return new ScheduleBody(sent, plans::zone, path -> path(caller, path));
    }

    private RepositoryId path(Caller caller, String path) {
        Repository found = Compat.namedWhenMissing(
                "backend.errors.schedule.repositoryNotFound", () -> repositories.find(caller, path));
        return found.id();
    }
}

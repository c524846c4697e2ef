package org.borgui.rest.plans;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static org.borgui.api.access.Permission.PLANS_VIEW;
import static org.borgui.api.access.Permission.SIGNED_IN;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.borgui.api.RefusedException;
import org.borgui.api.plan.PlanService;
import org.borgui.rest.Callers;
import org.borgui.rest.Fields;
import org.borgui.rest.PartialBody;
import org.borgui.rest.Times;
import org.borgui.rest.plans.ScheduleAnswers.CronJudged;
import org.borgui.rest.plans.ScheduleAnswers.Preset;
import org.borgui.rest.plans.ScheduleAnswers.Presets;
import org.borgui.rest.plans.ScheduleAnswers.UpcomingItem;
import org.borgui.rest.plans.ScheduleAnswers.UpcomingList;
import org.borgui.spi.web.Permit;
import org.borgui.spi.web.RestResource;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /schedule/…}: what is to come, and whether a cron expression is one. */
@Component(service = CronResource.class)
@RestResource
@Path("schedule")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
public final class CronResource {

    private static final int NEXT = 10;
    private static final int MOST_HOURS = 24 * 60;

    private static final List<Preset> PRESETS = List.of(
            new Preset("Every 15 minutes", "*/15 * * * *", "At minutes 0, 15, 30 and 45"),
            new Preset("Every hour", "0 * * * *", "At the beginning of every hour"),
            new Preset("Every 6 hours", "0 */6 * * *", "At 00:00, 06:00, 12:00 and 18:00"),
            new Preset("Every 12 hours", "0 */12 * * *", "At 00:00 and 12:00"),
            new Preset("Every day at 01:00", "0 1 * * *", "Every night"),
            new Preset("Every day at 02:00", "0 2 * * *", "Every night"),
            new Preset("Every day at 12:00", "0 12 * * *", "Every noon"),
            new Preset("Workdays at 20:00", "0 20 * * 1-5", "Monday to Friday, in the evening"),
            new Preset("Every Sunday at 03:00", "0 3 * * 0", "Once a week"),
            new Preset("The first of every month at 04:00", "0 4 1 * *", "Once a month"),
            new Preset("The first of January at 05:00", "0 5 1 1 *", "Once a year"));

    private final PlanService plans;

    @Activate
    public CronResource(@Reference PlanService plans) {
        this.plans = plans;
    }

    @GET
    @Path("cron-presets")
    @Permit(SIGNED_IN)
    public Presets presets() {
        return new Presets(true, PRESETS);
    }

    @GET
    @Path("upcoming-jobs")
    @Permit(PLANS_VIEW)
    public UpcomingList upcoming(
            @QueryParam("hours") @DefaultValue("24") int hours, @Context SecurityContext security) {
        int ahead = Fields.between(1, hours, MOST_HOURS);
        var found = plans.upcoming(Callers.of(security), Duration.ofHours(ahead));
        return new UpcomingList(
                true, found.runs().stream().map(UpcomingItem::of).toList(), ahead, found.cut());
    }

    /** Answers 200 also when it is none: clients ask while somebody types. */
    @POST
    @Path("validate-cron")
    @Permit(SIGNED_IN)
    public CronJudged judge(@Nullable ObjectNode body) {
        var sent = new PartialBody(body);
        var cron = sent.text("cron_expression")
                .orElseGet(() -> Stream.of("minute", "hour", "day_of_month", "month", "day_of_week")
                        .map(field -> sent.text(field).orElse("*"))
                        .collect(Collectors.joining(" ")));
        var zone = sent.text("timezone").orElse("UTC");
        try {
            var next = plans.next(cron, zone, NEXT).stream().map(Times::text).toList();
            return new CronJudged(true, cron, zone, next, null, null);
        } catch (RefusedException e) {
            return new CronJudged(false, cron, zone, List.of(), null, e.getMessage());
        }
    }
}

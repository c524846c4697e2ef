package org.borgui.rest.plans;

import java.time.ZoneId;
import java.util.function.Function;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.plan.Schedule;
import org.borgui.api.plan.Schedule.Mode;
import org.borgui.rest.PartialBody;

/** When something runs, as it stands in bodies of plans and of schedules of the older kind. */
final class ScheduleFields {

    private final PartialBody body;
    private final Function<String, ZoneId> zones;

    /** @param zones finds a zone by its name, or refuses */
    ScheduleFields(PartialBody body, Function<String, ZoneId> zones) {
        this.body = body;
        this.zones = zones;
    }

    /** Of a plan: what is missing has its usual value. */
    Schedule read() {
        return over(Schedule.never())
                .enabled(body.flag("schedule_enabled").orElse(false))
                .spread(body.number("spread_minutes").orElse(0));
    }

    /** What was sent, laid over what is; whether it is switched on is said elsewhere. */
    Schedule over(Schedule now) {
        var cron = body.has("cron_expression")
                ? body.text("cron_expression")
                        .filter(text -> !text.isBlank())
                        .map(String::strip)
                        .orElse(null)
                : now.cron();
        return new Schedule(
                now.enabled(),
                body.text("schedule_mode").map(ScheduleFields::mode).orElse(now.mode()),
                cron,
                body.text("timezone").filter(text -> !text.isBlank()).map(zones).orElse(now.zone()),
                body.flag("catch_up").orElse(now.catchUp()),
                body.number("availability_check_interval_minutes").orElse(now.checkEveryMinutes()),
                body.number("min_success_interval_minutes").orElse(now.minBetweenMinutes()),
                now.spreadMinutes());
    }

    private static Mode mode(String text) {
        return switch (text) {
            case "cron" -> Mode.CRON;
            case "availability" -> Mode.AVAILABILITY;
            default ->
                throw new RefusedException(
                        Reason.UNPROCESSABLE,
                        "backend.errors.schedule.invalidMode",
                        "A schedule goes by 'cron' or by 'availability'.");
        };
    }
}

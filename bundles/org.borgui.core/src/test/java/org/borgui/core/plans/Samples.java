package org.borgui.core.plans;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.borgui.api.PlanId;
import org.borgui.api.plan.Aftercare;
import org.borgui.api.plan.Destination;
import org.borgui.api.plan.Plan;
import org.borgui.api.plan.Retention;
import org.borgui.api.plan.Schedule;
import org.borgui.api.plan.Schedule.Mode;
import org.borgui.api.repository.BackupSettings;
import org.borgui.api.repository.Repository;

/** Plans for tests. */
final class Samples {

    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private Samples() {}

    static Schedule daily() {
        return cron("0 2 * * *");
    }

    static Schedule cron(String cron) {
        return new Schedule(true, Mode.CRON, cron, BERLIN, true, 30, 0);
    }

    static Plan plan(String name, Schedule schedule, Repository... repositories) {
        return plan(name, schedule, 1, false, Aftercare.none(), repositories);
    }

    static Plan plan(
            String name, Schedule schedule, int atOnce, boolean stop, Aftercare after, Repository... repositories) {
        return new Plan(
                new PlanId(0),
                Plan.Kind.PLAN,
                name,
                null,
                true,
                new BackupSettings(List.of("/srv/photos"), List.of(), "lz4", false, false, null),
                "{plan_name}-{now}",
                Arrays.stream(repositories)
                        .map(repository -> Destination.of(repository.id()))
                        .toList(),
                atOnce,
                stop,
                Retention.usual(),
                after,
                schedule,
                null,
                Map.of(),
                Instant.EPOCH,
                null);
    }
}

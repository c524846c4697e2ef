package org.borgui.api.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.borgui.api.PlanId;
import org.borgui.api.access.Caller;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Keeps plans. Seeing one needs the role to view one of its repositories, changing or running one the role to
 * back up to all of them. What cannot work is refused before anything is kept.
 */
@ProviderType
public interface PlanService {

    /**
     * When a plan runs next.
     *
     * @param last when its newest run began, null when there was none
     * @param next null when nothing is to come
     * @param waits why it does not run although it is due, for a plan that runs when it can; null else
     */
    record Times(@Nullable Instant last, @Nullable Instant next, @Nullable String waits) {

        /** For somebody who may not know of everything the plan is about. */
        public Times withoutReason() {
            return new Times(last, next, null);
        }
    }

    /** A time at which a plan will run. */
    record Upcoming(Plan plan, Instant at) {}

    /**
     * What is to come.
     *
     * @param runs the soonest first
     * @param cut there are more than are told
     */
    record Forecast(List<Upcoming> runs, boolean cut) {
        public Forecast {
            runs = List.copyOf(runs);
        }
    }

    /** Those the caller may see, by name. */
    List<Plan> list(Caller caller, Plan.Kind kind);

    Plan get(Caller caller, Plan.Kind kind, PlanId id);

    /** Keeps a new one; its number is given here. */
    Plan add(Caller caller, Plan plan);

    /** Replaces the one of the same number. */
    Plan replace(Caller caller, Plan plan);

    /** Switches a plan, or the schedule of the older kind, on or off. Off works also when something of it is gone. */
    Plan switchTo(Caller caller, Plan.Kind kind, PlanId id, boolean on);

    /** Runs that are open are cancelled; archives stay. */
    void remove(Caller caller, Plan.Kind kind, PlanId id);

    Times times(Plan plan);

    /** When it runs next by itself; empty when it does not. */
    Optional<Instant> nextRun(Plan plan);

    /** What would run by itself within this time from now on. */
    Forecast upcoming(Caller caller, Duration within);

    /** The next times of a cron expression. Refuses what is none, or never comes. */
    List<Instant> next(String cron, String zone, int count);

    /** The zone of a name. Refuses what is none. */
    ZoneId zone(String name);
}

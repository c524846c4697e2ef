package org.borgui.api.plan;

import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When a plan runs by itself.
 *
 * @param enabled false keeps the schedule, and runs nothing
 * @param cron five fields: minute, hour, day of the month, month, day of the week; null in the mode {@code AVAILABILITY}
 * @param catchUp run once for all that was missed while the server was not running; otherwise only note it
 * @param checkEveryMinutes how often is looked whether it can run, in the mode {@code AVAILABILITY}
 * @param minBetweenMinutes how long after a success it does not run again, in the mode {@code AVAILABILITY}
 * @param spreadMinutes by how much it begins later at most than the time says, in the mode {@code CRON}: each plan at a time of
 *     its own, so that those of the same time do not all begin at once
 */
public record Schedule(
        boolean enabled,
        Mode mode,
        @Nullable String cron,
        ZoneId zone,
        boolean catchUp,
        int checkEveryMinutes,
        int minBetweenMinutes,
        int spreadMinutes) {

    /** What makes it due. */
    public enum Mode {
        /** A time. */
        CRON,
        /** That sources and repositories are there, such as a disk that is plugged in now and then. */
        AVAILABILITY
    }

    /** Whether it is due at the very times of another one. */
    public boolean hasTimesOf(Schedule other) {
        return mode == other.mode
                && Objects.equals(cron, other.cron)
                && zone.equals(other.zone)
                && checkEveryMinutes == other.checkEveryMinutes
                && spreadMinutes == other.spreadMinutes;
    }

    /** It runs only when somebody asks. */
    public static Schedule never() {
        return new Schedule(false, Mode.CRON, null, ZoneId.of("UTC"), true, 30, 0, 0);
    }

    /** The same, switched on or off. */
    public Schedule enabled(boolean on) {
        return new Schedule(on, mode, cron, zone, catchUp, checkEveryMinutes, minBetweenMinutes, spreadMinutes);
    }

    /** The same, spread over so many minutes. */
    public Schedule spread(int minutes) {
        return new Schedule(enabled, mode, cron, zone, catchUp, checkEveryMinutes, minBetweenMinutes, minutes);
    }
}

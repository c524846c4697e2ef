package org.borgui.api.plan;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * What a plan promises: at this time of each day there is a good archive in each of its repositories that is not older than
 * so many days. "A good archive every day by 06:00" is one day, 06:00.
 *
 * @param days 1 to {@value #MOST_DAYS}
 * @param by in the zone of the plan's schedule
 */
public record Promise(int days, LocalTime by) {

    /** A year: what is backed up less often is not looked after by a watcher. */
    public static final int MOST_DAYS = 366;

    /** The newest time at which it had to be kept. A time that a clock change skips is that of its end. */
    public Instant due(Instant now, ZoneId zone) {
        var today = now.atZone(zone).toLocalDate();
        var due = today.atTime(by).atZone(zone).toInstant();
        return due.isAfter(now) ? today.minusDays(1).atTime(by).atZone(zone).toInstant() : due;
    }

    /** The next time after now. */
    public Instant next(Instant now, ZoneId zone) {
        var today = now.atZone(zone).toLocalDate();
        var due = today.atTime(by).atZone(zone).toInstant();
        return due.isAfter(now)
                ? due
                : today.plusDays(1).atTime(by).atZone(zone).toInstant();
    }

    /** From when on an archive is new enough for a time at which the promise is due. */
    public Instant since(Instant due, ZoneId zone) {
        return due.atZone(zone).minusDays(days).toInstant();
    }
}

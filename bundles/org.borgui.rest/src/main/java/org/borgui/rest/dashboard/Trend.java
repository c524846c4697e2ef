package org.borgui.rest.dashboard;

import org.borgui.api.job.DayOutcomes;

/** How the backups of one day (in UTC) ended. */
record Trend(String date, long successful, long failed) {

    /** How many there are, the oldest day first. */
    static final int DAYS = 14;

    static Trend of(DayOutcomes day) {
        return new Trend(day.day().toString(), day.succeeded(), day.failed());
    }
}

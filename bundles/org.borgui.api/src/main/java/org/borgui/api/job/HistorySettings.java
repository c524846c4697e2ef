package org.borgui.api.job;

/**
 * How long what has happened is kept. Logs are large and go first; the entries of their jobs are small and stay longer.
 *
 * @param days of job entries and of runs of plans
 * @param jobs how many entries at most, the newest
 * @param logDays of logs
 * @param logMegabytes of all logs together at most, the newest
 * @param daily clean up once a day
 * @param atStart clean up when the server starts
 */
public record HistorySettings(
        int days, int jobs, int logDays, int logMegabytes, LogPolicy policy, boolean daily, boolean atStart) {

    /** What holds while nobody has said anything else: a year can be looked back on, a quarter of it in detail. */
    public static HistorySettings usual() {
        return new HistorySettings(365, 100_000, 90, 1024, LogPolicy.ALL_JOBS, true, true);
    }
}

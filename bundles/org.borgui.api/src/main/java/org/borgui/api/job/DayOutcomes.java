package org.borgui.api.job;

import java.time.LocalDate;

/**
 * How the jobs that ended on one day ended. Those that were cancelled or skipped are in neither.
 *
 * @param day in UTC
 * @param succeeded with or without a warning
 * @param failed or lost when the server died
 */
public record DayOutcomes(LocalDate day, long succeeded, long failed) {}

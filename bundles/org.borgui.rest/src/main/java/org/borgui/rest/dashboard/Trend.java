package org.borgui.rest.dashboard;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.borgui.api.job.Job;
import org.borgui.api.job.JobState.Failed;
import org.borgui.api.job.JobState.Lost;
import org.borgui.api.job.JobState.Succeeded;
import org.borgui.api.job.JobState.Warned;

/** How the backups of one day (in UTC) ended. */
record Trend(String date, long successful, long failed) {

    private static final int DAYS = 14;

    /** The last two weeks, the oldest day first. */
    static List<Trend> of(List<Job> backups, Instant now) {
        var ended = backups.stream()
                .filter(Job::hasEnded)
                .collect(Collectors.groupingBy(
                        job -> LocalDate.ofInstant(job.endedAt().orElseThrow(), ZoneOffset.UTC)));
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return IntStream.rangeClosed(1 - DAYS, 0)
                .mapToObj(today::plusDays)
                .map(day -> of(day, ended.getOrDefault(day, List.of())))
                .toList();
    }

    private static Trend of(LocalDate day, List<Job> ended) {
        return new Trend(
                day.toString(),
                ended.stream()
                        .filter(job -> job.state() instanceof Succeeded || job.state() instanceof Warned)
                        .count(),
                ended.stream()
                        .filter(job -> job.state() instanceof Failed || job.state() instanceof Lost)
                        .count());
    }
}

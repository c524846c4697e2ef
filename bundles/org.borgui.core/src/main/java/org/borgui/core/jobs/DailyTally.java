package org.borgui.core.jobs;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import org.borgui.api.RepositoryId;
import org.borgui.api.job.DayOutcomes;
import org.borgui.api.job.Job;
import org.borgui.api.job.JobService;
import org.borgui.api.job.JobState.Failed;
import org.borgui.api.job.JobState.Lost;
import org.borgui.api.job.JobState.Succeeded;
import org.borgui.api.job.JobState.Warned;
import org.jspecify.annotations.Nullable;

/**
 * Counts how jobs ended, by day. What ended lately is counted once, when somebody asks for the first time, and from then on
 * as it ends: there may be thousands a day. Any thread.
 */
final class DailyTally {

    /** What is counted together. Who asked matters only where there is no repository to have rights on. */
    private record Place(@Nullable RepositoryId repository, String by, LocalDate day) {

        static Place of(Job job, Instant ended) {
            return new Place(
                    job.repository(),
                    job.repository() == null ? job.by() : "",
                    LocalDate.ofInstant(ended, ZoneOffset.UTC));
        }
    }

    private record Count(long succeeded, long failed) {

        static Count of(Job job) {
            var state = job.state();
            return new Count(
                    state instanceof Succeeded || state instanceof Warned ? 1 : 0,
                    state instanceof Failed || state instanceof Lost ? 1 : 0);
        }

        Count plus(Count other) {
            return new Count(succeeded + other.succeeded, failed + other.failed);
        }
    }

    /** What ended on a day or later. */
    private record Counted(LocalDate since, Map<Place, Count> counts) {

        void add(Job job) {
            job.endedAt().ifPresent(at -> counts.merge(Place.of(job, at), Count.of(job), Count::plus));
        }

        /** The same without the days before. */
        Counted since(LocalDate later) {
            counts.keySet().removeIf(place -> place.day.isBefore(later));
            return new Counted(later, counts);
        }
    }

    private final BiFunction<String, LocalDate, List<Job>> endedSince;
    private final Map<String, Counted> operations = new HashMap<>();

    /** @param endedSince finds the jobs of an operation that have ended on a day or later */
    DailyTally(BiFunction<String, LocalDate, List<Job>> endedSince) {
        this.endedSince = endedSince;
    }

    /** Counts a job as it is saved: whoever counts all at the same moment finds it in one place only. */
    synchronized void add(Job ended, Runnable saving) {
        saving.run();
        var counted = operations.get(ended.operation());
        if (counted != null) {
            counted.add(ended);
        }
    }

    /** Each of these days, of those repositories and callers that fit. */
    synchronized List<DayOutcomes> outcomes(
            String operation, LocalDate from, LocalDate to, BiPredicate<@Nullable RepositoryId, String> visible) {
        var oldest = to.minusDays(JobService.MOST_DAYS);
        var counted = counted(operation, oldest);
        var days = new HashMap<LocalDate, Count>();
        counted.counts.forEach((place, count) -> {
            if (visible.test(place.repository, place.by)) {
                days.merge(place.day, count, Count::plus);
            }
        });
        return from.datesUntil(to.plusDays(1))
                .map(day -> outcomes(day, days.getOrDefault(day, new Count(0, 0))))
                .toList();
    }

    /** Counts anew if need be: also when the clock was ahead, and days were forgotten that are wanted now. */
    private Counted counted(String operation, LocalDate since) {
        var known = operations.get(operation);
        var counted = known == null || since.isBefore(known.since) ? all(operation, since) : known.since(since);
        operations.put(operation, counted);
        return counted;
    }

    private Counted all(String operation, LocalDate since) {
        var counted = new Counted(since, new HashMap<>());
        endedSince.apply(operation, since).forEach(counted::add);
        return counted;
    }

    private static DayOutcomes outcomes(LocalDate day, Count count) {
        return new DayOutcomes(day, count.succeeded, count.failed);
    }
}

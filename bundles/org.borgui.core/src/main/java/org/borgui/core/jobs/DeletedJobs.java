package org.borgui.core.jobs;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.borgui.api.job.JobService;
import org.borgui.spi.state.Index;
import org.borgui.spi.state.Query;
import org.borgui.state.Kind;
import org.borgui.state.State.Reading;
import org.borgui.state.State.Writing;
import org.borgui.state.Stored;

/** How jobs ended lately whose entries are gone: {@link DailyTally} goes on to count them. */
final class DeletedJobs {

    private static final Duration LATELY = Duration.ofDays(JobService.MOST_DAYS + 2L);

    static final Kind<JobDocument> KIND =
            Kind.of("deleted_jobs", JobDocument.class, Index.on("ended", "operation", "ended"));

    private DeletedJobs() {}

    static void note(Writing writing, JobDocument job, Instant now) {
        var ended = job.ended();
        if (ended != null && ended.isAfter(now.minus(LATELY))) {
            writing.add(KIND, writing.nextId(KIND), job.outcome());
        }
    }

    static List<Stored<JobDocument>> endedSince(Reading reading, String operation, LocalDate day) {
        return reading.find(KIND, Query.by(KIND.name(), "ended", operation).from(day.toString()));
    }

    /** Those that nobody counts any more go. */
    static int forget(Writing writing, Instant now) {
        var old = writing.find(KIND, Query.all(KIND.name())).stream()
                .filter(stored -> {
                    var ended = stored.value().ended();
                    return ended == null || ended.isBefore(now.minus(LATELY));
                })
                .toList();
        old.forEach(stored -> writing.delete(KIND, stored.id()));
        return old.size();
    }
}

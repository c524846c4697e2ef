package org.borgui.core.history;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.borgui.api.RepositoryId;
import org.borgui.api.job.Failure;
import org.borgui.api.job.HistorySettings;
import org.borgui.api.job.Job;
import org.borgui.api.job.JobState;
import org.borgui.api.job.JobState.Failed;
import org.borgui.api.job.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of jobs are out of the limits. Asked about all jobs, the newest first. The newest of each kind stays whatever
 * its age: when a repository was checked last, whether it is damaged, and how large its last backup was, is read from it.
 */
final class EntryRules {

    /** Jobs of which an older one says nothing that the newest does not say. Checks differ by how much they look at. */
    private record Kind(
            @Nullable RepositoryId repository,
            String operation,
            Class<? extends JobState> end,
            Failure.@Nullable Kind failure,
            Parameters told) {

        static Kind of(Job job) {
            return new Kind(
                    job.repository(),
                    job.operation(),
                    job.state().getClass(),
                    job.state() instanceof Failed failed ? failed.failure().kind() : null,
                    job.operation().equals("check") ? job.parameters() : Parameters.none());
        }
    }

    private final Predicate<RepositoryId> known;
    private final Instant oldest;
    private final int most;
    private final Set<Kind> seen = new HashSet<>();
    private int number;
    private Instant boundary;

    /** @param known whether a repository is there: nothing needs to be known of one that is forgotten */
    EntryRules(HistorySettings settings, Predicate<RepositoryId> known, Instant now) {
        this.known = known;
        this.oldest = now.minus(Duration.ofDays(settings.days()));
        this.most = settings.jobs();
        this.boundary = oldest;
    }

    /** Whether the next older job is out of the limits. */
    boolean areOver(Job job) {
        number++;
        boolean over = number > most || job.created().isBefore(oldest);
        if (over && job.created().isAfter(boundary)) {
            boundary = job.created();
        }
        return !isNewest(job) && over && job.endedAt().isPresent();
    }

    private boolean isNewest(Job job) {
        var repository = job.repository();
        return repository != null && seen.add(Kind.of(job)) && known.test(repository);
    }

    /** What was made before is out of the limits. */
    Instant boundary() {
        return boundary;
    }
}

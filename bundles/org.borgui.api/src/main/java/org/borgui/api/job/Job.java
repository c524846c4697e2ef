package org.borgui.api.job;

import java.time.Instant;
import java.util.Optional;
import org.borgui.api.JobId;
import org.borgui.api.RepositoryId;
import org.borgui.api.job.JobState.Cancelled;
import org.borgui.api.job.JobState.Ended;
import org.borgui.api.job.JobState.Failed;
import org.borgui.api.job.JobState.Lost;
import org.borgui.api.job.JobState.Queued;
import org.borgui.api.job.JobState.Running;
import org.borgui.api.job.JobState.Skipped;
import org.borgui.api.job.JobState.Succeeded;
import org.borgui.api.job.JobState.Warned;
import org.jspecify.annotations.Nullable;

/**
 * One run of one operation on one repository. A change of state makes a new record.
 *
 * @param repository null when the path named no repository that is known
 * @param path the repository's path when the job was made; stays when the repository is forgotten
 * @param operation the operation's name: {@code create}, {@code extract}, {@code delete} …
 * @param by who asked
 * @param origin null when no plan made it
 * @param started null until it ran
 * @param progress the last that was seen, null while there was none
 * @param results what the operation found out, such as the identity of the archive it made
 */
public record Job(
        JobId id,
        @Nullable RepositoryId repository,
        String path,
        String operation,
        Parameters parameters,
        String by,
        Trigger trigger,
        @Nullable Origin origin,
        Instant created,
        @Nullable Instant started,
        JobState state,
        @Nullable Progress progress,
        Parameters results) {

    /** The same job, begun. */
    public Job begun(Instant now) {
        return become(new Running(now), now);
    }

    /** The same job, ended. */
    public Job ended(Ended end) {
        return become(end, started);
    }

    /** The same job, further on. */
    public Job at(Progress now) {
        return copy(started, state, now, results);
    }

    /** The same job, with one more thing found out. */
    public Job with(String result, String value) {
        return copy(started, state, progress, results.with(result, value));
    }

    public boolean hasEnded() {
        return state instanceof Ended;
    }

    /** Whether it ended with its work done, with or without a warning. */
    public boolean isGood() {
        return state instanceof Succeeded || state instanceof Warned;
    }

    public boolean isQueued() {
        return state instanceof Queued;
    }

    /** When it ended. */
    public Optional<Instant> endedAt() {
        return state instanceof Ended ended ? Optional.of(ended.at()) : Optional.empty();
    }

    /** What kept it from ending well, as a sentence; empty when nothing did, or it has not ended. */
    public Optional<String> trouble() {
        if (state instanceof Failed failed) {
            return Optional.of(failed.failure().message());
        }
        if (state instanceof Warned warned) {
            return Optional.of(warned.message());
        }
        if (state instanceof Cancelled cancelled) {
            return Optional.of("Cancelled by %s.".formatted(cancelled.by()));
        }
        if (state instanceof Skipped skipped) {
            return Optional.of(skipped.reason());
        }
        return state instanceof Lost
                ? Optional.of("The server stopped while this ran; how far it came is not known.")
                : Optional.empty();
    }

    private Job become(JobState next, @Nullable Instant began) {
        if (!state.mayBecome(next)) {
            throw new IllegalStateException("job %s is %s and cannot become %s".formatted(id, state, next));
        }
        return copy(began, next, progress, results);
    }

    private Job copy(@Nullable Instant began, JobState now, @Nullable Progress last, Parameters found) {
        return new Job(
                id, repository, path, operation, parameters, by, trigger, origin, created, began, now, last, found);
    }
}

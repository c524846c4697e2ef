package org.borgui.api.plan;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.borgui.api.RepositoryId;
import org.borgui.api.RunId;
import org.borgui.api.job.Job;
import org.jspecify.annotations.Nullable;

/**
 * One run of a plan, or the record of why there was none.
 *
 * @param plan as it was when the run was made; it may have changed or gone since
 * @param by who asked
 * @param due the slot of the schedule, null for a run that somebody asked for
 * @param started null until it began
 * @param reason a sentence: why it was not run, or why it is late; null when there is nothing to say
 * @param lineage null unless it is a retry
 */
public record Run(
        RunId id,
        Plan plan,
        Cause cause,
        String by,
        State state,
        @Nullable Instant due,
        Instant created,
        @Nullable Instant started,
        @Nullable Instant ended,
        @Nullable String reason,
        List<Part> parts,
        @Nullable Lineage lineage) {

    /** Why there is a run. */
    public enum Cause {
        MANUAL,
        SCHEDULE,
        RETRY;

        /** The name on the wire. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where a run or a part of it stands. */
    public enum State {
        PENDING,
        RUNNING,
        COMPLETED,
        /** Done, but borg could not do all of it. */
        COMPLETED_WITH_WARNINGS,
        /** Some repositories have a good backup, others have none. */
        PARTIAL,
        FAILED,
        CANCELLED,
        SKIPPED;

        public boolean isEnd() {
            return this != PENDING && this != RUNNING;
        }

        /** The name on the wire, such as {@code completed_with_warnings}. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What is done with one repository.
     *
     * @param jobs of this run on this repository, in their order: the backup, and what follows it
     */
    public record Part(RepositoryId repository, State state, @Nullable String reason, List<Job> jobs) {

        public Part {
            jobs = List.copyOf(jobs);
        }
    }

    /** The run that is tried again, the first one of all of them, and how often it was tried again by now. */
    public record Lineage(RunId source, RunId original, int attempt) {}

    public Run {
        parts = List.copyOf(parts);
    }
}

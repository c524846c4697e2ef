package org.borgui.api.job;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.borgui.api.job.JobState.Skipped;
import org.borgui.api.job.JobState.Succeeded;
import org.borgui.api.job.JobState.Warned;

/** Which logs stay when their jobs have ended. Only logs of jobs that did their work go: the others are what one needs. */
public enum LogPolicy {
    FAILED_ONLY,
    FAILED_AND_WARNINGS,
    ALL_JOBS;

    /** Whether the log of a job that ended like this stays. */
    public boolean keeps(JobState end) {
        return switch (this) {
            case ALL_JOBS -> true;
            case FAILED_AND_WARNINGS -> !(end instanceof Succeeded || end instanceof Skipped);
            case FAILED_ONLY -> !(end instanceof Succeeded || end instanceof Skipped || end instanceof Warned);
        };
    }

    /** The one with this name on the wire. */
    public static Optional<LogPolicy> named(String wire) {
        return Arrays.stream(values())
                .filter(policy -> policy.wire().equals(wire))
                .findFirst();
    }

    /** The name on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}

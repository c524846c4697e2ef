package org.borgui.rest.jobs;

import java.util.Locale;
import org.borgui.api.job.Job;
import org.borgui.api.job.JobState;
import org.borgui.api.job.JobState.Cancelled;
import org.borgui.api.job.JobState.Lost;
import org.borgui.api.job.JobState.Skipped;
import org.borgui.api.job.JobState.Warned;
import org.jspecify.annotations.Nullable;

/** States of jobs as words: our own, and those of existing clients. */
public final class JobStates {

    private JobStates() {}

    /** Our own word, such as {@code succeeded}. */
    public static String wire(JobState state) {
        return state.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** The word existing clients know, such as {@code completed_with_warnings}. */
    public static String known(JobState state) {
        return switch (wire(state)) {
            case "queued" -> "pending";
            case "succeeded" -> "completed";
            case "warned" -> "completed_with_warnings";
            case "lost" -> "failed";
            default -> wire(state);
        };
    }

    /** A sentence for ends that are neither success nor failure; null for all other states. */
    static @Nullable String sentence(JobState state) {
        if (state instanceof Warned warned) {
            return warned.message();
        }
        if (state instanceof Skipped skipped) {
            return skipped.reason();
        }
        if (state instanceof Cancelled cancelled) {
            return "Cancelled by %s".formatted(cancelled.by());
        }
        return state instanceof Lost ? "The server stopped while this ran; how far it came is not known." : null;
    }

    /** Whether it runs at this moment. */
    public static boolean isRunning(Job job) {
        return !job.hasEnded() && !job.isQueued();
    }
}

package org.borgui.api.job;

import java.time.Instant;

/** Where a job stands: {@code Queued -> Running -> Ended}, or straight from queued to an end. */
public sealed interface JobState {

    record Queued() implements JobState {}

    record Running(Instant since) implements JobState {}

    /** No way leads out of an ended state. */
    sealed interface Ended extends JobState {
        Instant at();
    }

    record Succeeded(Instant at) implements Ended {}

    /** Borg finished its work but could not do all of it. */
    record Warned(Instant at, String message) implements Ended {}

    record Failed(Instant at, Failure failure) implements Ended {}

    record Cancelled(Instant at, String by) implements Ended {

        /** Who cancelled it when no person did. */
        public static final String SERVER = "the server, which was stopped";

        /** Whether nobody has asked for it. */
        public boolean isByServer() {
            return by.equals(SERVER);
        }
    }

    /** It was not run, and the reason. */
    record Skipped(Instant at, String reason) implements Ended {}

    /** The server died while the job ran; how far it came is not known. */
    record Lost(Instant at) implements Ended {}

    /** Whether this state may be followed by the other. */
    default boolean mayBecome(JobState next) {
        if (this instanceof Queued) {
            return !(next instanceof Queued);
        }
        return this instanceof Running && next instanceof Ended;
    }
}

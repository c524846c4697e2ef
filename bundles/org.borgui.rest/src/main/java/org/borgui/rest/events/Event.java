package org.borgui.rest.events;

import org.borgui.api.job.Job;
import org.borgui.api.job.Progress;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a job.
 *
 * @param id rising, also over a restart of the server
 * @param progress of a progress event, else null
 * @param lines how many lines the log has, of a log event
 */
record Event(long id, Kind kind, Job job, @Nullable Progress progress, long lines) {

    /** What happened. */
    enum Kind {
        JOB("job"),
        PROGRESS("progress"),
        LOG("log");

        private final String wire;

        Kind(String wire) {
            this.wire = wire;
        }

        String wire() {
            return wire;
        }
    }

    /** Whether a newer event of the same kind and job makes this one useless. */
    boolean isOutdatedBy(Event newer) {
        return kind != Kind.JOB && kind == newer.kind && job.id().equals(newer.job.id());
    }

    /** Whether it may be left out when a client is slow. */
    boolean isExpendable() {
        return kind == Kind.PROGRESS;
    }
}

package org.borgui.rest.events;

import org.borgui.api.RunId;
import org.borgui.api.job.Job;
import org.borgui.api.job.Progress;
import org.borgui.api.plan.Plan;
import org.borgui.api.plan.Run.State;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a job, or to a run of a plan.
 *
 * @param id rising, also over a restart of the server
 * @param job null for a run
 * @param progress of a progress event, else null
 * @param lines how many lines the log has, of a log event
 * @param run that was made, has changed or has ended; null for a job
 */
record Event(long id, Kind kind, @Nullable Job job, @Nullable Progress progress, long lines, @Nullable RunChange run) {

    /** How a run of a plan stands now. */
    record RunChange(RunId id, Plan plan, State state) {}

    /** What happened. */
    enum Kind {
        JOB("job"),
        PROGRESS("progress"),
        LOG("log"),
        PLAN_RUN("plan_run");

        private final String wire;

        Kind(String wire) {
            this.wire = wire;
        }

        String wire() {
            return wire;
        }
    }

    /** The same, numbered. */
    Event numbered(long number) {
        return new Event(number, kind, job, progress, lines, run);
    }

    /** Whether a newer event of the same kind and job makes this one useless. */
    boolean isOutdatedBy(Event newer) {
        return kind != Kind.JOB && kind == newer.kind && subject() == newer.subject();
    }

    /** The number of what it is about, among those of its kind. */
    private long subject() {
        return job != null ? job.id().value() : run != null ? run.id().value() : 0;
    }

    /** Whether it may be left out when a client is slow. */
    boolean isExpendable() {
        return kind == Kind.PROGRESS;
    }
}

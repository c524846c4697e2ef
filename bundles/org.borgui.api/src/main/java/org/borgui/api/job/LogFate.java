package org.borgui.api.job;

import java.util.Locale;

/** What has become of a job's log. */
public enum LogFate {
    THERE,
    /** The policy did not keep it when the job ended. */
    NOT_KEPT,
    /** A clean-up has removed it, or somebody outside. */
    REMOVED,
    /** The job never ran, so that there was none. */
    NONE;

    private static final String RESULT = "log";
    private static final String DROPPED = "not_kept";

    /** That of this job, whose log is there or is not. */
    public static LogFate of(Job job, boolean there) {
        if (there) {
            return THERE;
        }
        if (isNotKept(job)) {
            return NOT_KEPT;
        }
        return job.hasEnded() && job.started() != null ? REMOVED : NONE;
    }

    /** The same job, which says that its log is not kept. */
    public static Job notKept(Job job) {
        return job.with(RESULT, DROPPED);
    }

    /** Whether it says so. */
    public static boolean isNotKept(Job job) {
        return job.results().text(RESULT).filter(DROPPED::equals).isPresent();
    }

    /** The name on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package org.borgui.rest.jobs;

import org.borgui.api.job.Job;
import org.borgui.api.job.Progress;
import org.jspecify.annotations.Nullable;

/** Progress as existing clients read it: numbers throughout, 0 for what is not known. */
public final class KnownProgress {

    private static final double MEGABYTE = 1024.0 * 1024.0;

    private KnownProgress() {}

    /** The last that was seen, or the very first sample. */
    public static Progress of(Job job) {
        Progress seen = job.progress();
        return seen == null ? Progress.begun() : seen;
    }

    /** From 0 to 100; a job that has done its work is at 100. */
    public static double percent(Job job) {
        if (job.isGood()) {
            return 100;
        }
        Double percent = of(job).percent();
        return percent == null ? 0 : percent;
    }

    /** Its speed in MB/s. */
    public static double megabytesPerSecond(Job job) {
        return Math.round(of(job).bytesPerSecond() / MEGABYTE * 100) / 100.0;
    }

    /** The number, or 0. */
    public static long orZero(@Nullable Long value) {
        return value == null ? 0 : value;
    }
}

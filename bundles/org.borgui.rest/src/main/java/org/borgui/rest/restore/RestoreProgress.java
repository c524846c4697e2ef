package org.borgui.rest.restore;

import org.borgui.api.job.Job;
import org.borgui.rest.jobs.KnownProgress;

/**
 * How far a restore is.
 *
 * @param restoreSpeed in MB/s
 * @param estimatedTimeRemaining in seconds
 */
record RestoreProgress(
        long nfiles, String currentFile, double progressPercent, double restoreSpeed, long estimatedTimeRemaining) {

    static RestoreProgress of(Job job) {
        var progress = KnownProgress.of(job);
        return new RestoreProgress(
                progress.files(),
                progress.current(),
                KnownProgress.percent(job),
                KnownProgress.megabytesPerSecond(job),
                KnownProgress.orZero(progress.secondsLeft()));
    }
}

package org.borgui.rest.backup;

import org.borgui.api.job.Job;
import org.borgui.rest.jobs.KnownProgress;

/**
 * How far a backup is.
 *
 * @param backupSpeed in MB/s
 * @param estimatedTimeRemaining in seconds
 */
record BackupProgress(
        long originalSize,
        long compressedSize,
        long deduplicatedSize,
        long nfiles,
        String currentFile,
        double progressPercent,
        double backupSpeed,
        long totalExpectedSize,
        long estimatedTimeRemaining) {

    static BackupProgress of(Job job) {
        var progress = KnownProgress.of(job);
        return new BackupProgress(
                progress.originalSize(),
                progress.compressedSize(),
                progress.deduplicatedSize(),
                progress.files(),
                progress.current(),
                KnownProgress.percent(job),
                KnownProgress.megabytesPerSecond(job),
                KnownProgress.orZero(progress.expected()),
                KnownProgress.orZero(progress.secondsLeft()));
    }
}

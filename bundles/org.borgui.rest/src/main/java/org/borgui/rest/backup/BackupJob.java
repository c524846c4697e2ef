package org.borgui.rest.backup;

import org.borgui.api.job.Job;
import org.borgui.rest.Times;
import org.borgui.rest.jobs.JobErrors;
import org.borgui.rest.jobs.JobStates;
import org.jspecify.annotations.Nullable;

/**
 * A backup as existing clients see it. What belongs to plans, schedules and retries is null until such a plugin starts it.
 *
 * @param repository the path, not the number
 * @param logs where the log is, once there is one
 */
record BackupJob(
        long id,
        String repository,
        String status,
        @Nullable String startedAt,
        @Nullable String completedAt,
        int progress,
        @Nullable String errorMessage,
        boolean hasLogs,
        @Nullable String logs,
        @Nullable String maintenanceStatus,
        @Nullable Long scheduledJobId,
        @Nullable Long backupPlanId,
        @Nullable Long backupPlanRunId,
        @Nullable String backupPlanName,
        String triggeredBy,
        @Nullable String archiveName,
        String executionMode,
        String routeStrategy,
        int retryAttempt,
        @Nullable Long retryOriginalJobId,
        @Nullable Long retrySourceJobId,
        @Nullable Long retryRequestedByUserId,
        @Nullable String retryRequestedAt,
        BackupProgress progressDetails) {

    static BackupJob of(Job job, boolean hasLogs) {
        var progress = BackupProgress.of(job);
        return new BackupJob(
                job.id().value(),
                job.path(),
                JobStates.known(job.state()),
                Times.textOrNull(job.started()),
                job.endedAt().map(Times::text).orElse(null),
                (int) progress.progressPercent(),
                JobErrors.message(job),
                hasLogs,
                hasLogs && job.hasEnded() ? "Logs saved to: " + logName(job) : null,
                null,
                null,
                null,
                null,
                null,
                job.trigger().wire(),
                job.parameters().text("archive").orElse(null),
                "local",
                "server_direct",
                0,
                null,
                null,
                null,
                null,
                progress);
    }

    static String logName(Job job) {
        return "backup_job_%s_logs.txt".formatted(job.id());
    }
}

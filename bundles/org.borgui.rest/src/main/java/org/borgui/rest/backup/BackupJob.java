package org.borgui.rest.backup;

import org.borgui.api.job.Job;
import org.borgui.api.job.Origin;
import org.borgui.api.job.Trigger;
import org.borgui.rest.Times;
import org.borgui.rest.jobs.JobErrors;
import org.borgui.rest.jobs.JobStates;
import org.jspecify.annotations.Nullable;

/**
 * A backup as existing clients see it. A job is never tried again: a run of a plan is, with new jobs.
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
        Origin origin = job.origin();
        boolean scheduled = job.trigger() == Trigger.SCHEDULE;
        var plan = origin == null ? null : (Long) origin.plan().value();
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
                scheduled ? plan : null,
                scheduled ? null : plan,
                scheduled || origin == null ? null : origin.run().value(),
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

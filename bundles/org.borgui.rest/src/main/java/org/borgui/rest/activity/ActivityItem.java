package org.borgui.rest.activity;

import org.borgui.rest.jobs.JobView;
import org.jspecify.annotations.Nullable;

/** Something that has happened or is happening. */
record ActivityItem(
        String activityKey,
        long id,
        String type,
        String status,
        @Nullable String startedAt,
        @Nullable String completedAt,
        @Nullable String errorMessage,
        @Nullable String repository,
        @Nullable String logFilePath,
        String triggeredBy,
        @Nullable Long scheduleId,
        @Nullable String scheduleName,
        @Nullable Long backupPlanId,
        @Nullable Long backupPlanRunId,
        @Nullable String backupPlanName,
        @Nullable String skipReason,
        @Nullable String archiveName,
        @Nullable String packageName,
        boolean hasLogs,
        String repositoryPath) {

    static ActivityItem of(JobView job, String status, @Nullable String errorMessage) {
        var type = ActivityTypes.type(job.operation());
        boolean scheduled = job.trigger().equals("schedule");
        return new ActivityItem(
                type + ":" + job.id(),
                job.id(),
                type,
                status,
                job.startedAt(),
                job.endedAt(),
                errorMessage,
                job.repositoryName(),
                null,
                job.trigger(),
                scheduled ? job.planId() : null,
                null,
                scheduled ? null : job.planId(),
                scheduled ? null : job.runId(),
                null,
                status.equals("skipped") ? job.message() : null,
                job.archive(),
                null,
                job.hasLogs(),
                job.repositoryPath());
    }
}

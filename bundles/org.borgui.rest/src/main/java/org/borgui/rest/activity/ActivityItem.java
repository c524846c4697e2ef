package org.borgui.rest.activity;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.Set;
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
        String repositoryPath,
        @JsonInclude(Include.NON_NULL) @Nullable Boolean scheduledCheck) {

    private static final Set<String> CHECKS = Set.of("check", "restore_check");

    static ActivityItem of(JobView job, String status, @Nullable String errorMessage) {
        var type = ActivityTypes.type(job.operation());
        boolean check = CHECKS.contains(type);
        boolean scheduled = job.trigger().equals("schedule");
        boolean ofSchedule = scheduled && !check; // what only checks is in no list of schedules
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
                ofSchedule ? job.planId() : null,
                null,
                scheduled ? null : job.planId(),
                scheduled ? null : job.runId(),
                null,
                status.equals("skipped") ? job.message() : null,
                job.archive(),
                null,
                job.hasLogs(),
                job.repositoryPath(),
                check ? job.runId() != null : null);
    }
}

package org.borgui.rest.maintenance;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.borgui.api.RepositoryId;
import org.borgui.api.job.Job;
import org.borgui.rest.Times;
import org.borgui.rest.jobs.JobErrors;
import org.borgui.rest.jobs.JobStates;
import org.borgui.rest.jobs.KnownProgress;
import org.jspecify.annotations.Nullable;

/**
 * A check, compact or prune as existing clients see it.
 *
 * @param logs where the log is, once there is one; null in a list, which has {@code has_logs}
 * @param scheduledCheck of checks alone
 */
record MaintenanceJob(
        long id,
        @Nullable Long repositoryId,
        String status,
        @Nullable String startedAt,
        @Nullable String completedAt,
        @Nullable String errorMessage,
        int progress,
        String progressMessage,
        @Nullable String logs,
        boolean hasLogs,
        @JsonInclude(Include.NON_NULL) @Nullable Boolean scheduledCheck) {

    static MaintenanceJob of(Job job, boolean hasLogs, boolean inList) {
        RepositoryId repository = job.repository();
        boolean kept = hasLogs && job.hasEnded() && !inList;
        return new MaintenanceJob(
                job.id().value(),
                repository == null ? null : repository.value(),
                JobStates.known(job.state()),
                Times.textOrNull(job.started()),
                job.endedAt().map(Times::text).orElse(null),
                JobErrors.message(job),
                (int) KnownProgress.percent(job),
                KnownProgress.of(job).current(),
                kept ? "Logs saved to: %s_job_%s_logs.txt".formatted(job.operation(), job.id()) : null,
                hasLogs,
                job.operation().equals("check") ? job.origin() != null : null);
    }
}

package org.borgui.rest.plans;

import org.borgui.api.job.Job;
import org.borgui.rest.Times;
import org.borgui.rest.jobs.JobErrors;
import org.borgui.rest.jobs.JobStates;
import org.borgui.rest.jobs.KnownProgress;
import org.jspecify.annotations.Nullable;

/** The backup of a part of a run, as existing clients see it. */
record PlanBackupJob(
        long id,
        String repository,
        String status,
        @Nullable String startedAt,
        @Nullable String completedAt,
        int progress,
        @Nullable String errorMessage,
        @Nullable String maintenanceStatus,
        @Nullable String archiveName) {

    static PlanBackupJob of(Job job, @Nullable String maintenance) {
        return new PlanBackupJob(
                job.id().value(),
                job.path(),
                JobStates.known(job.state()),
                Times.textOrNull(job.started()),
                job.endedAt().map(Times::text).orElse(null),
                (int) KnownProgress.percent(job),
                JobErrors.message(job),
                maintenance,
                job.parameters().text("archive").orElse(null));
    }
}

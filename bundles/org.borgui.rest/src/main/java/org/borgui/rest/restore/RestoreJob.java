package org.borgui.rest.restore;

import org.borgui.api.job.Job;
import org.borgui.rest.Times;
import org.borgui.rest.jobs.JobErrors;
import org.borgui.rest.jobs.JobStates;
import org.jspecify.annotations.Nullable;

/** A restore as existing clients see it. */
record RestoreJob(
        long id,
        String repository,
        String archive,
        String destination,
        String status,
        @Nullable String startedAt,
        @Nullable String completedAt,
        int progress,
        @Nullable String errorMessage,
        @Nullable String logs,
        RestoreProgress progressDetails) {

    static RestoreJob of(Job job, boolean hasLogs) {
        var progress = RestoreProgress.of(job);
        return new RestoreJob(
                job.id().value(),
                job.path(),
                job.parameters().text("archive").orElse(""),
                job.parameters().text("destination").orElse(""),
                JobStates.known(job.state()),
                Times.textOrNull(job.started()),
                job.endedAt().map(Times::text).orElse(null),
                (int) progress.progressPercent(),
                JobErrors.message(job),
                hasLogs && job.hasEnded() ? "Logs saved to: job_%s_extract.log".formatted(job.id()) : null,
                progress);
    }
}

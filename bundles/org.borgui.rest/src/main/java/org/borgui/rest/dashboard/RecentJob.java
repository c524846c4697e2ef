package org.borgui.rest.dashboard;

import org.borgui.api.job.Job;
import org.borgui.api.job.Trigger;
import org.borgui.rest.Times;
import org.borgui.rest.jobs.JobErrors;
import org.borgui.rest.jobs.JobStates;
import org.borgui.rest.jobs.KnownProgress;
import org.jspecify.annotations.Nullable;

/** A job in short. */
record RecentJob(
        long id,
        String repository,
        String type,
        String status,
        @Nullable String startedAt,
        @Nullable String completedAt,
        int progress,
        @Nullable String errorMessage,
        String triggeredBy,
        @Nullable Long scheduleId,
        boolean hasLogs) {

    static RecentJob of(Job job, boolean hasLogs) {
        var origin = job.origin();
        return new RecentJob(
                job.id().value(),
                job.path(),
                job.operation(),
                JobStates.known(job.state()),
                Times.textOrNull(job.started()),
                job.endedAt().map(Times::text).orElse(null),
                (int) KnownProgress.percent(job),
                JobErrors.message(job),
                job.trigger().wire(),
                job.trigger() == Trigger.SCHEDULE && origin != null
                        ? (Long) origin.plan().value()
                        : null,
                hasLogs);
    }
}

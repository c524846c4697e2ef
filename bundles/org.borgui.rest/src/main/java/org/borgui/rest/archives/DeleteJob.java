package org.borgui.rest.archives;

import org.borgui.api.RepositoryId;
import org.borgui.api.job.Job;
import org.borgui.rest.Times;
import org.borgui.rest.jobs.JobErrors;
import org.borgui.rest.jobs.JobStates;
import org.borgui.rest.jobs.KnownProgress;
import org.jspecify.annotations.Nullable;

/** A deletion as existing clients see it. */
record DeleteJob(
        long id,
        @Nullable Long repositoryId,
        String archiveName,
        String status,
        @Nullable String startedAt,
        @Nullable String completedAt,
        int progress,
        String progressMessage,
        @Nullable String errorMessage,
        @Nullable String logs,
        boolean hasLogs) {

    static DeleteJob of(Job job, boolean hasLogs) {
        RepositoryId repository = job.repository();
        return new DeleteJob(
                job.id().value(),
                repository == null ? null : repository.value(),
                job.parameters().text("archive").orElse(""),
                JobStates.known(job.state()),
                Times.textOrNull(job.started()),
                job.endedAt().map(Times::text).orElse(null),
                (int) KnownProgress.percent(job),
                KnownProgress.of(job).current(),
                JobErrors.message(job),
                null,
                hasLogs);
    }
}

package org.borgui.rest.jobs;

import org.borgui.api.RepositoryId;
import org.borgui.api.job.Crowd;
import org.borgui.api.job.Failure;
import org.borgui.api.job.Job;
import org.borgui.api.job.JobGroup;
import org.borgui.api.job.JobState.Failed;
import org.borgui.api.job.LogFate;
import org.borgui.api.job.Origin;
import org.borgui.api.job.Progress;
import org.borgui.rest.Times;
import org.jspecify.annotations.Nullable;

/**
 * A job as the console sees it.
 *
 * @param partial it is a check that looks at a part alone
 * @param log what has become of its log: {@code there}, {@code not_kept}, {@code removed}, {@code none}
 * @param waits null unless as many of its group run as may
 */
public record JobView(
        long id,
        String operation,
        @Nullable Long repositoryId,
        @Nullable String repositoryName,
        String repositoryPath,
        @Nullable String archive,
        @Nullable String destination,
        boolean partial,
        String state,
        String createdAt,
        @Nullable String startedAt,
        @Nullable String endedAt,
        String by,
        String trigger,
        @Nullable Long planId,
        @Nullable Long runId,
        @Nullable String message,
        @Nullable FailureView failure,
        @Nullable ProgressView progress,
        boolean canCancel,
        boolean hasLogs,
        String log,
        @Nullable WaitView waits) {

    /** Why a job failed. */
    public record FailureView(String kind, String message, @Nullable String evidence) {

        private static @Nullable FailureView of(Job job) {
            return job.state() instanceof Failed failed ? of(failed.failure()) : null;
        }

        private static FailureView of(Failure failure) {
            return new FailureView(failure.kind().wire(), failure.message(), failure.evidence());
        }
    }

    /** Why a queued job has not begun: so many of its group run, and no more may. */
    public record WaitView(String group, int running, int limit, String message) {

        private static WaitView of(Crowd crowd) {
            return new WaitView(
                    crowd.group().wire(),
                    crowd.running(),
                    crowd.limit(),
                    "Waits: %d of %d %s run.".formatted(crowd.running(), crowd.limit(), words(crowd.group())));
        }

        private static String words(JobGroup group) {
            return switch (group) {
                case BACKUPS -> "backups";
                case SCHEDULED_BACKUPS -> "scheduled backups";
                case SCHEDULED_CHECKS -> "scheduled checks";
                case CARE -> "jobs that follow backups";
                case RESTORES -> "restores";
                case OTHERS -> "other jobs";
            };
        }
    }

    /** How far a job is. */
    public record ProgressView(
            long originalSize,
            long compressedSize,
            long deduplicatedSize,
            long nfiles,
            String currentFile,
            @Nullable Double percent,
            double bytesPerSecond,
            @Nullable Long expectedSize,
            @Nullable Long secondsLeft) {

        /** The wire form of a progress. */
        public static ProgressView of(Progress progress) {
            return new ProgressView(
                    progress.originalSize(),
                    progress.compressedSize(),
                    progress.deduplicatedSize(),
                    progress.files(),
                    progress.current(),
                    progress.percent(),
                    progress.bytesPerSecond(),
                    progress.expected(),
                    progress.secondsLeft());
        }
    }

    static JobView of(Job job, @Nullable String repositoryName, boolean canCancel, LogFate log, @Nullable Crowd crowd) {
        RepositoryId repository = job.repository();
        Progress progress = job.progress();
        Origin origin = job.origin();
        return new JobView(
                job.id().value(),
                job.operation(),
                repository == null ? null : repository.value(),
                repositoryName,
                job.path(),
                job.parameters()
                        .text("archive")
                        .or(() -> job.results().text("archive"))
                        .orElse(null),
                job.parameters().text("destination").orElse(null),
                job.operation().equals("check") && Checks.isPartial(job),
                JobStates.wire(job.state()),
                Times.text(job.created()),
                Times.textOrNull(job.started()),
                job.endedAt().map(Times::text).orElse(null),
                job.by(),
                job.trigger().wire(),
                origin == null ? null : origin.plan().value(),
                origin == null ? null : origin.run().value(),
                JobStates.sentence(job.state()),
                FailureView.of(job),
                progress == null ? null : ProgressView.of(progress),
                canCancel,
                log == LogFate.THERE,
                log.wire(),
                crowd == null ? null : WaitView.of(crowd));
    }
}

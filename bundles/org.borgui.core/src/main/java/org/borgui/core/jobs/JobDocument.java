package org.borgui.core.jobs;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.borgui.api.JobId;
import org.borgui.api.RepositoryId;
import org.borgui.api.job.Failure;
import org.borgui.api.job.Job;
import org.borgui.api.job.JobState;
import org.borgui.api.job.JobState.Cancelled;
import org.borgui.api.job.JobState.Ended;
import org.borgui.api.job.JobState.Failed;
import org.borgui.api.job.JobState.Lost;
import org.borgui.api.job.JobState.Queued;
import org.borgui.api.job.JobState.Running;
import org.borgui.api.job.JobState.Skipped;
import org.borgui.api.job.JobState.Succeeded;
import org.borgui.api.job.JobState.Warned;
import org.borgui.api.job.Parameters;
import org.borgui.api.job.Progress;
import org.borgui.api.job.Trigger;
import org.borgui.spi.state.Index;
import org.borgui.state.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A job as it is kept.
 *
 * @param open it has not ended: what is looked for after a crash
 * @param words what the state says in words: of a warning, a failure, a skip, or who cancelled
 */
record JobDocument(
        long repository,
        String path,
        String operation,
        Map<String, List<String>> parameters,
        String by,
        Trigger trigger,
        Instant created,
        @Nullable Instant started,
        State state,
        boolean open,
        @Nullable Instant ended,
        @Nullable String words,
        Failure.@Nullable Kind failure,
        @Nullable String evidence,
        @Nullable Progress progress) {

    /** In place of a repository's number, for a path that was no known repository: an index finds numbers alone. */
    static final long NONE = 0;

    enum State {
        QUEUED,
        RUNNING,
        SUCCEEDED,
        WARNED,
        FAILED,
        CANCELLED,
        SKIPPED,
        LOST
    }

    static final Kind<JobDocument> KIND = Kind.of(
            "jobs",
            JobDocument.class,
            Index.on("open", "open"),
            Index.on("repository", "repository"),
            Index.on("operation", "operation"),
            Index.on("ended", "operation", "ended"));

    static JobDocument of(Job job) {
        var ended = job.state() instanceof Ended end ? end.at() : null;
        var failure = job.state() instanceof Failed failed ? failed.failure() : null;
        return new JobDocument(
                job.repository() == null ? NONE : job.repository().value(),
                job.path(),
                job.operation(),
                job.parameters().values(),
                job.by(),
                job.trigger(),
                job.created(),
                job.started(),
                stateOf(job.state()),
                !job.hasEnded(),
                ended,
                wordsOf(job.state()),
                failure == null ? null : failure.kind(),
                failure == null ? null : failure.evidence(),
                job.progress());
    }

    Job job(long id) {
        return new Job(
                new JobId(id),
                repository == NONE ? null : new RepositoryId(repository),
                path,
                operation,
                new Parameters(parameters),
                by,
                trigger,
                created,
                started,
                jobState(),
                progress);
    }

    private JobState jobState() {
        var at = ended == null ? created : ended;
        var text = words == null ? "" : words;
        return switch (state) {
            case QUEUED -> new Queued();
            case RUNNING -> new Running(started == null ? created : started);
            case SUCCEEDED -> new Succeeded(at);
            case WARNED -> new Warned(at, text);
            case FAILED ->
                new Failed(at, new Failure(failure == null ? Failure.Kind.INTERNAL : failure, text, evidence));
            case CANCELLED -> new Cancelled(at, text);
            case SKIPPED -> new Skipped(at, text);
            case LOST -> new Lost(at);
        };
    }

    private static State stateOf(JobState state) {
        if (state instanceof Queued) {
            return State.QUEUED;
        }
        if (state instanceof Running) {
            return State.RUNNING;
        }
        if (state instanceof Succeeded) {
            return State.SUCCEEDED;
        }
        if (state instanceof Warned) {
            return State.WARNED;
        }
        if (state instanceof Failed) {
            return State.FAILED;
        }
        if (state instanceof Cancelled) {
            return State.CANCELLED;
        }
        return state instanceof Skipped ? State.SKIPPED : State.LOST;
    }

    private static @Nullable String wordsOf(JobState state) {
        if (state instanceof Warned warned) {
            return warned.message();
        }
        if (state instanceof Failed failed) {
            return failed.failure().message();
        }
        if (state instanceof Cancelled cancelled) {
            return cancelled.by();
        }
        return state instanceof Skipped skipped ? skipped.reason() : null;
    }
}

package org.borgui.core.jobs;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.borgui.api.JobId;
import org.borgui.api.PlanId;
import org.borgui.api.RepositoryId;
import org.borgui.api.RunId;
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
import org.borgui.api.job.Origin;
import org.borgui.api.job.Parameters;
import org.borgui.api.job.Progress;
import org.borgui.api.job.Trigger;
import org.borgui.spi.state.Index;
import org.borgui.state.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A job as it is kept.
 *
 * @param plan and the run of it that made the job; null when none did
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
        @Nullable Long plan,
        @Nullable Long run,
        Instant created,
        @Nullable Instant started,
        State state,
        boolean open,
        @Nullable Instant ended,
        @Nullable String words,
        Failure.@Nullable Kind failure,
        @Nullable String evidence,
        @Nullable Progress progress,
        @Nullable Map<String, List<String>> results) {

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
            Index.on("of_repository", "repository", "operation"),
            Index.on("run", "run"),
            Index.on("plan", "plan", "operation"),
            Index.on("ended", "operation", "ended"));

    static JobDocument of(Job job) {
        var ended = job.state() instanceof Ended end ? end.at() : null;
        var failure = job.state() instanceof Failed failed ? failed.failure() : null;
        var origin = job.origin();
        return new JobDocument(
                job.repository() == null ? NONE : job.repository().value(),
                job.path(),
                job.operation(),
                job.parameters().values(),
                job.by(),
                job.trigger(),
                origin == null ? null : origin.plan().value(),
                origin == null ? null : origin.run().value(),
                job.created(),
                job.started(),
                stateOf(job.state()),
                !job.hasEnded(),
                ended,
                wordsOf(job.state()),
                failure == null ? null : failure.kind(),
                failure == null ? null : failure.evidence(),
                job.progress(),
                job.results().values());
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
                plan == null || run == null ? null : new Origin(new PlanId(plan), new RunId(run)),
                created,
                started,
                jobState(),
                progress,
                new Parameters(Optional.ofNullable(results).orElse(Map.of())));
    }

    /** What counts when the entry is gone. */
    JobDocument outcome() {
        return new JobDocument(
                repository,
                path,
                operation,
                Map.of(),
                by,
                trigger,
                plan,
                run,
                created,
                started,
                state,
                open,
                ended,
                null,
                failure,
                null,
                null,
                null);
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

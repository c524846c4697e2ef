package org.borgui.core.plans;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.borgui.api.RepositoryId;
import org.borgui.api.job.Job;
import org.borgui.api.job.JobState.Cancelled;
import org.borgui.api.job.JobState.Failed;
import org.borgui.api.job.JobState.Skipped;
import org.borgui.api.job.JobState.Warned;
import org.borgui.api.plan.Aftercare;
import org.borgui.api.plan.Run.Part;
import org.borgui.api.plan.Run.State;
import org.jspecify.annotations.Nullable;

/** How the part of a run stands that is about one repository, by its jobs alone; and which operation comes next. */
final class Parts {

    private final Aftercare after;
    private final boolean goesOn;

    /** @param goesOn false when nothing more may begin */
    Parts(Aftercare after, boolean goesOn) {
        this.after = after;
        this.goesOn = goesOn;
    }

    /** A part that has no job. */
    static Part without(RepositoryId repository, State state, @Nullable String reason) {
        return new Part(repository, state, reason, List.of());
    }

    /** @param jobs of this run on this repository, oldest first; at least one */
    Part of(RepositoryId repository, List<Job> jobs) {
        var backup = jobs.get(0);
        var last = jobs.get(jobs.size() - 1);
        if (!last.hasEnded()) {
            return new Part(repository, State.RUNNING, null, jobs);
        }
        if (!backup.isGood()) {
            return new Part(repository, stateOf(backup), sentence(backup), jobs);
        }
        if (last.isGood() && next(jobs).isPresent()) {
            return new Part(repository, State.RUNNING, null, jobs);
        }
        return last.isGood() ? done(repository, jobs) : doneBut(repository, last, jobs);
    }

    /** The operation that follows these jobs; empty when there is none, or nothing may follow. */
    Optional<String> next(List<Job> jobs) {
        boolean ready = jobs.stream().allMatch(job -> job.hasEnded() && job.isGood());
        if (!goesOn || !ready || jobs.stream().anyMatch(Parts::isEmpty)) {
            return Optional.empty();
        }
        var begun = jobs.stream().map(Job::operation).toList();
        return steps().stream().filter(step -> !begun.contains(step)).findFirst();
    }

    /** A backup without a file is what a disk that is not mounted makes: nothing is removed because of it. */
    private static boolean isEmpty(Job job) {
        return job.results().text("files").filter("0"::equals).isPresent();
    }

    private List<String> steps() {
        var steps = new ArrayList<String>();
        steps.add("create");
        if (after.prune()) {
            steps.add("prune");
        }
        if (after.compact()) {
            steps.add("compact");
        }
        if (after.check()) {
            steps.add("check");
        }
        return steps;
    }

    private static Part done(RepositoryId repository, List<Job> jobs) {
        var warned = jobs.stream().filter(job -> job.state() instanceof Warned).findFirst();
        return warned.map(job -> new Part(repository, State.COMPLETED_WITH_WARNINGS, sentence(job), jobs))
                .orElseGet(() -> new Part(repository, State.COMPLETED, null, jobs));
    }

    /** There is a good archive, but what should have followed did not; damage that a check found is a failure. */
    private static Part doneBut(RepositoryId repository, Job last, List<Job> jobs) {
        var state = last.operation().equals("check") && last.state() instanceof Failed
                ? State.FAILED
                : State.COMPLETED_WITH_WARNINGS;
        return new Part(
                repository,
                state,
                "The backup is there, but %s afterwards did not succeed: %s"
                        .formatted(last.operation(), sentence(last)),
                jobs);
    }

    private static State stateOf(Job ended) {
        if (ended.state() instanceof Cancelled) {
            return State.CANCELLED;
        }
        return ended.state() instanceof Skipped ? State.SKIPPED : State.FAILED;
    }

    private static String sentence(Job job) {
        return job.trouble().orElse("");
    }
}

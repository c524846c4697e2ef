package org.borgui.core.plans;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.borgui.api.RefusedException;
import org.borgui.api.RepositoryId;
import org.borgui.api.RunId;
import org.borgui.api.plan.Run.Part;
import org.borgui.api.plan.Run.State;
import org.borgui.core.jobs.JobsOfPlans;
import org.borgui.state.Stored;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes runs on: looks at the jobs a run has, makes those that come next, and ends the run when none does. May be called at
 * any time and again; one thread.
 */
final class RunSteps {

    private static final Logger LOG = LoggerFactory.getLogger(RunSteps.class);

    private final PlanStore store;
    private final JobsOfPlans jobs;
    private final PartJobs maker;
    private final Consumer<RunId> changed;
    private final Clock clock;

    /** @param changed is told of each run that was changed */
    RunSteps(PlanStore store, JobsOfPlans jobs, PartJobs maker, Consumer<RunId> changed, Clock clock) {
        this.changed = changed;
        this.store = store;
        this.jobs = jobs;
        this.maker = maker;
        this.clock = clock;
    }

    /** Does all that can be done now. */
    void advance(RunId id) {
        for (var run = open(id); run.isPresent(); run = open(id)) {
            var view = new RunView(
                    run.get(),
                    jobs.of(id),
                    store.aftercare(run.get().value().order().plan().id()));
            var part = toBegin(run.get().value(), view);
            if (part.isEmpty()) {
                endIfOver(run.get(), view.parts());
                return;
            }
            begin(run.get(), view, part.get());
        }
    }

    /** All that are open; one that breaks keeps no other from going on. */
    void advanceAll() {
        for (var run : store.open()) {
            try {
                advance(new RunId(run.id()));
            } catch (RuntimeException e) {
                LOG.error("Run {} could not go on; it is tried again", run.id(), e);
            }
        }
    }

    private Optional<Stored<RunDocument>> open(RunId id) {
        return store.run(id).filter(run -> run.value().open());
    }

    /** A part that waits for its next operation; first those that have begun. */
    private static Optional<Part> toBegin(RunDocument run, RunView view) {
        var parts = view.parts();
        var waiting = parts.stream()
                .filter(part -> part.state() == State.RUNNING)
                .filter(part -> view.next(part.repository()).isPresent())
                .findFirst();
        return waiting.isPresent() ? waiting : toBegin(run, parts);
    }

    private static Optional<Part> toBegin(RunDocument run, List<Part> parts) {
        long running =
                parts.stream().filter(part -> part.state() == State.RUNNING).count();
        boolean free = running < run.order().plan().atOnce();
        return free && !isStopped(run, parts)
                ? parts.stream().filter(part -> part.state() == State.PENDING).findFirst()
                : Optional.empty();
    }

    private static boolean isStopped(RunDocument run, List<Part> parts) {
        return run.course().cancelledBy() != null
                || (run.order().plan().stopOnFailure()
                        && parts.stream().anyMatch(part -> part.state() == State.FAILED));
    }

    private void begin(Stored<RunDocument> run, RunView view, Part part) {
        var id = new RunId(run.id());
        var now = change(id, old -> old.with(course -> course.begun(clock.instant())));
        if (now.filter(changed -> changed.value().course().cancelledBy() == null)
                .isEmpty()) {
            return; // cancelled since it was looked at
        }
        try {
            maker.submit(
                    id,
                    run.value().order(),
                    part.repository(),
                    view.next(part.repository()).orElseThrow());
        } catch (RefusedException e) {
            LOG.warn("Run {} cannot go on with repository {}: {}", id, part.repository(), e.getMessage());
            refuse(id, part.repository(), e.getMessage());
        }
    }

    private void endIfOver(Stored<RunDocument> run, List<Part> parts) {
        if (parts.stream().anyMatch(part -> part.state() == State.RUNNING)) {
            return;
        }
        var ends = parts.stream().map(part -> end(run.value(), part)).toList();
        var state = Outcomes.of(ends.stream().map(Course.End::state).toList());
        var id = new RunId(run.id());
        var why = why(ends);
        UnaryOperator<RunDocument> end = old -> old.with(course -> course.ended(state, clock.instant(), why, ends));
        if (why == null) {
            change(id, end);
        } else {
            store.endIdle(id, clock.instant(), why, end);
            changed.accept(id);
        }
        LOG.info(
                "Run {} of plan {} ended: {}",
                run.id(),
                run.value().order().plan().name(),
                state);
    }

    private void refuse(RunId id, RepositoryId repository, String why) {
        store.refuse(id, repository, maker.name(repository), clock.instant(), why);
        changed.accept(id);
    }

    private Optional<Stored<RunDocument>> change(RunId id, UnaryOperator<RunDocument> how) {
        var now = store.change(id, how);
        changed.accept(id);
        return now;
    }

    private static @Nullable String why(List<Course.End> ends) {
        return ends.isEmpty() ? "No repository of this plan is switched on." : null;
    }

    /** A part that never began was left out. */
    private static Course.End end(RunDocument run, Part part) {
        var repository = part.repository().value();
        if (part.state() != State.PENDING) {
            return new Course.End(repository, part.state(), part.reason());
        }
        var by = run.course().cancelledBy();
        return by == null
                ? new Course.End(
                        repository, State.SKIPPED, "Left out, because the backup to another repository failed.")
                : new Course.End(repository, State.CANCELLED, "Cancelled by %s before it began.".formatted(by));
    }
}

package org.borgui.core.plans;

import static org.borgui.spi.state.StateStore.Durability.DURABLE;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.borgui.api.PlanId;
import org.borgui.api.RepositoryId;
import org.borgui.api.RunId;
import org.borgui.api.plan.Aftercare;
import org.borgui.api.plan.Plan;
import org.borgui.api.plan.Run.Cause;
import org.borgui.core.notices.Outbox;
import org.borgui.spi.state.DuplicateException;
import org.borgui.spi.state.Query;
import org.borgui.state.State;
import org.borgui.state.State.Writing;
import org.borgui.state.Stored;

/** Plans and their runs in the state. Any thread. */
final class PlanStore {

    private static final String PLANS = "plans";
    private static final String RUNS = "plan_runs";

    private final State state;
    private final Outbox outbox;

    PlanStore(State state) {
        this.state = state;
        this.outbox = new Outbox(state, Clock.systemUTC());
        state.open(PlanDocument.KIND, RunDocument.KIND);
    }

    /** Every plan of a kind, by name. */
    List<Stored<PlanDocument>> plans() {
        return state.find(PlanDocument.KIND, Query.by(PLANS, "key"));
    }

    Optional<Stored<PlanDocument>> plan(PlanId id) {
        return state.get(PlanDocument.KIND, id.value());
    }

    /** Keeps a new plan. */
    Plan add(Plan plan, Instant now) {
        return refusingDuplicates(() -> state.write(DURABLE, writing -> {
            long id = writing.nextId(PlanDocument.KIND);
            return writing.add(PlanDocument.KIND, id, afresh(plan.numbered(new PlanId(id)), now))
                    .value()
                    .plan(id);
        }));
    }

    /** Keeps a plan in place of what it was. With another schedule, slots that have passed by now are not made up for. */
    Plan replace(Plan plan, Instant now) {
        return refusingDuplicates(() -> state.write(
                        DURABLE,
                        writing ->
                                writing.update(PlanDocument.KIND, plan.id().value(), old -> replaced(old, plan, now)))
                .map(stored -> stored.value().plan(stored.id()))
                .orElseThrow(PlanRefusals::unknown));
    }

    private static PlanDocument replaced(PlanDocument old, Plan plan, Instant now) {
        boolean same =
                old.plan().schedule().equals(plan.schedule()) && old.plan().isScheduled() == plan.isScheduled();
        if (same) {
            return PlanDocument.of(plan, old.handled(), old.next()).handled(old.handled(), old.next(), old.waits());
        }
        return old.plan().schedule().hasTimesOf(plan.schedule()) ? goingOn(old, plan, now) : afresh(plan, now);
    }

    /** At the same times as before: a start that is still ahead comes, also when its plan was switched off for a while. */
    private static PlanDocument goingOn(PlanDocument old, Plan plan, Instant now) {
        boolean was = old.plan().isScheduled();
        var handled = was || old.handled().isAfter(now) ? old.handled() : now;
        return PlanDocument.of(plan, handled, Clockwork.next(plan, handled));
    }

    private static PlanDocument afresh(Plan plan, Instant now) {
        var over = Clockwork.over(plan, now);
        return PlanDocument.of(plan, over, Clockwork.next(plan, over));
    }

    /** Lets a plan's slots begin anew from now on. */
    void restart(PlanId id, Instant now) {
        state.write(
                DURABLE,
                writing -> writing.update(
                        PlanDocument.KIND, id.value(), old -> afresh(old.plan().numbered(id), now)));
    }

    /** What follows a backup of this plan, as it is now; nothing when it is gone. */
    Aftercare aftercare(PlanId id) {
        return plan(id).map(stored -> stored.value().plan().after()).orElse(Aftercare.none());
    }

    void remove(PlanId id) {
        state.write(DURABLE, writing -> {
            writing.delete(PlanDocument.KIND, id.value());
            return id;
        });
    }

    /** Those with a slot before this time, the oldest slot first. */
    List<Stored<PlanDocument>> due(Instant now) {
        return state.find(
                PlanDocument.KIND, Query.by(PLANS, "next").from(Instant.EPOCH).below(now.plusNanos(1)));
    }

    /** The soonest slot of all. */
    Optional<Instant> soonest() {
        return state
                .find(
                        PlanDocument.KIND,
                        Query.by(PLANS, "next").from(Instant.EPOCH).limit(1))
                .stream()
                .flatMap(stored -> Optional.ofNullable(stored.value().next()).stream())
                .findFirst();
    }

    /** Changes a plan's slots and makes runs of them, all or nothing. */
    <T> T write(Function<Writing, T> work) {
        return state.write(DURABLE, work);
    }

    RunId add(RunDocument run) {
        return state.write(DURABLE, writing -> add(writing, run));
    }

    static RunId add(Writing writing, RunDocument run) {
        long id = writing.nextId(RunDocument.KIND);
        writing.add(RunDocument.KIND, id, run);
        return new RunId(id);
    }

    /**
     * Keeps that a slot had no run, and tells so.
     *
     * @param cause the same for what need not be told twice
     */
    RunId skip(Writing writing, Plan plan, Instant due, Instant now, String reason, String cause) {
        outbox.put(writing, RunNotices.notRun(plan, now, reason, cause));
        return add(writing, RunDocument.skipped(plan, due, now, reason));
    }

    /** Keeps that no job could be made for a repository of a run, and tells so. */
    void refuse(RunId run, RepositoryId repository, String name, Instant now, String reason) {
        state.write(DURABLE, writing -> {
            var refused = writing.update(
                    RunDocument.KIND, run.value(), old -> old.with(course -> course.refused(repository, reason)));
            refused.ifPresent(document -> outbox.put(
                    writing,
                    RunNotices.refused(document.value().order().plan(), run.value(), repository, name, now, reason)));
            return refused;
        });
    }

    /** Ends a run that was due and had nothing to do, and tells so. */
    void endIdle(RunId run, Instant now, String why, UnaryOperator<RunDocument> end) {
        state.write(DURABLE, writing -> {
            var ended = writing.update(RunDocument.KIND, run.value(), end);
            ended.map(stored -> stored.value().order())
                    .filter(order -> order.cause() == Cause.SCHEDULE)
                    .ifPresent(order -> outbox.put(writing, RunNotices.notRun(order.plan(), now, why, "idle-" + run)));
            return ended;
        });
    }

    /** The run of a plan that has not ended. */
    static Optional<Stored<RunDocument>> open(State.Reading reading, PlanId plan) {
        return reading.find(RunDocument.KIND, Query.by(RUNS, "active", plan.value(), true)).stream()
                .findFirst();
    }

    Optional<Stored<RunDocument>> open(PlanId plan) {
        return state.read(reading -> open(reading, plan));
    }

    List<Stored<RunDocument>> open() {
        return state.find(RunDocument.KIND, Query.by(RUNS, "open", true));
    }

    Optional<Stored<RunDocument>> run(RunId id) {
        return state.get(RunDocument.KIND, id.value());
    }

    /** The newest first. */
    List<Stored<RunDocument>> runs(Optional<PlanId> plan, long before, int limit) {
        var query = plan.map(id -> Query.by(RUNS, "plan", id.value())).orElse(Query.all(RUNS));
        return state.find(RunDocument.KIND, query.below(before).newestFirst().limit(limit));
    }

    Optional<Stored<RunDocument>> change(RunId id, UnaryOperator<RunDocument> change) {
        return state.write(DURABLE, writing -> writing.update(RunDocument.KIND, id.value(), change));
    }

    private static <T> T refusingDuplicates(Supplier<T> work) {
        try {
            return work.get();
        } catch (DuplicateException e) {
            throw PlanRefusals.nameTaken();
        }
    }
}

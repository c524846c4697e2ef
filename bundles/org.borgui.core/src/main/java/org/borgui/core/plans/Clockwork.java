package org.borgui.core.plans;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.borgui.api.PlanId;
import org.borgui.api.RunId;
import org.borgui.api.plan.Plan;
import org.borgui.api.plan.Run.Cause;
import org.borgui.api.plan.Schedule.Mode;
import org.borgui.core.schedule.Slots;
import org.borgui.spi.state.StaleVersionException;
import org.borgui.state.State.Writing;
import org.borgui.state.Stored;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes runs of what is due. Each slot of a schedule becomes one run, or the record of why there was none, in the same
 * transaction that marks it as handled: never twice, whatever the clock does, and never silently not at all. One thread.
 */
final class Clockwork {

    private static final Logger LOG = LoggerFactory.getLogger(Clockwork.class);

    /** A slot that is found later than this was missed. */
    private static final Duration ON_TIME = Duration.ofMinutes(10);

    /** A clock that was further ahead than this was wrong, and is not waited for. */
    private static final Duration AHEAD = Duration.ofHours(25);

    private final PlanStore store;
    private final Readiness readiness;
    private final Clock clock;
    private Instant last = Instant.EPOCH;

    Clockwork(PlanStore store, Readiness readiness, Clock clock) {
        this.store = store;
        this.readiness = readiness;
        this.clock = clock;
    }

    /** The first time after now at which a plan is due; null when it never is by itself. */
    static @Nullable Instant next(Plan plan, Instant after) {
        var cron = plan.schedule().cron();
        if (!plan.isScheduled()) {
            return null;
        }
        if (plan.schedule().mode() == Mode.AVAILABILITY) {
            return after;
        }
        return cron == null
                ? null
                : Slots.of(cron, plan.schedule().zone()).next(after).orElse(null);
    }

    /** Handles what is due by now; answers the runs that are to begin. */
    List<RunId> tick() {
        var now = clock.instant();
        if (now.isBefore(last.minus(ON_TIME)) || last.equals(Instant.EPOCH)) {
            forgetTheFuture(now);
        }
        last = now;
        return store.due(now).stream()
                .flatMap(plan -> handleAlone(plan, now).stream())
                .toList();
    }

    /** One plan that cannot be handled keeps no other from running. */
    private Optional<RunId> handleAlone(Stored<PlanDocument> due, Instant now) {
        try {
            return handle(due, now);
        } catch (StaleVersionException e) { // somebody has just changed it: it comes again with the next tick
            LOG.debug("Plan {} was changed while it was looked at", due.id(), e);
        } catch (RuntimeException e) {
            LOG.error(
                    "Plan {} is due and could not be handled; it is tried again",
                    due.value().plan().name(),
                    e);
        }
        return Optional.empty();
    }

    /** What was handled under a clock that was days ahead would keep everything from running until then. */
    private void forgetTheFuture(Instant now) {
        for (var plan : store.plans()) {
            if (plan.value().handled().isAfter(now.plus(AHEAD))) {
                LOG.warn(
                        "The clock was ahead when plan {} ran; its schedule begins anew",
                        plan.value().plan().name());
                store.restart(new PlanId(plan.id()), now);
            }
        }
    }

    private Optional<RunId> handle(Stored<PlanDocument> due, Instant now) {
        return due.value().plan().schedule().mode() == Mode.CRON ? handleSlots(due, now) : handleCheck(due, now);
    }

    private Optional<RunId> handleSlots(Stored<PlanDocument> due, Instant now) {
        var plan = due.value().plan(due.id());
        var cron = plan.schedule().cron();
        if (cron == null) {
            return Optional.empty();
        }
        var slots = Slots.of(cron, plan.schedule().zone());
        var passed = Passed.of(slots, due.value().handled(), now);
        var until = passed.map(Passed::newest).orElse(now);
        return store.write(writing -> {
            mark(writing, due, until, slots.next(until).orElse(null), null);
            return passed.flatMap(some -> record(writing, plan, some, now));
        });
    }

    /** The newest slot runs; those before it can only be told of. */
    private Optional<RunId> record(Writing writing, Plan plan, Passed passed, Instant now) {
        var newest = passed.newest();
        if (passed.count() > 1) {
            store.skip(writing, plan, passed.first(), now, missed(plan, passed), "missed-" + passed.first());
        }
        boolean late = newest.isBefore(now.minus(ON_TIME));
        var when = Moments.text(newest, plan.schedule().zone());
        if (late && !plan.schedule().catchUp()) {
            var reason =
                    "Missed: the server was not running at %s, and this plan does not make up for it.".formatted(when);
            store.skip(writing, plan, newest, now, reason, "missed-" + newest);
            return Optional.empty();
        }
        return begin(
                writing,
                plan,
                newest,
                now,
                late ? "Late: it was due at %s, when the server was not running.".formatted(when) : null);
    }

    private static String missed(Plan plan, Passed passed) {
        var first = Moments.text(passed.first(), plan.schedule().zone());
        var why = "the server was not running, or its clock was changed.";
        return passed.count() == 2
                ? "The run that was due at %s was not made: %s".formatted(first, why)
                : "%,d runs from %s on were not made: %s".formatted(passed.count() - 1, first, why);
    }

    private Optional<RunId> begin(Writing writing, Plan plan, Instant due, Instant now, @Nullable String reason) {
        var active = PlanStore.open(writing, plan.id());
        if (active.isPresent()) {
            var since = active.get().value().order().created();
            var why = "Skipped: the previous run is still active since %s."
                    .formatted(Moments.text(since, plan.schedule().zone()));
            store.skip(writing, plan, due, now, why, "active-" + active.get().id());
            return Optional.empty();
        }
        var order = new Order(plan, Cause.SCHEDULE, "schedule", due, now, null);
        return Optional.of(PlanStore.add(writing, RunDocument.of(order, Course.pending(reason))));
    }

    private Optional<RunId> handleCheck(Stored<PlanDocument> due, Instant now) {
        var plan = due.value().plan(due.id());
        var next = now.plus(Duration.ofMinutes(plan.schedule().checkEveryMinutes()));
        var waits = lacking(plan, now);
        return store.write(writing -> {
            mark(writing, due, now, next, waits.orElse(null));
            return waits.isPresent() || PlanStore.open(writing, plan.id()).isPresent()
                    ? Optional.empty()
                    : begin(writing, plan, now, now, null);
        });
    }

    private Optional<String> lacking(Plan plan, Instant now) {
        var since = lastSuccess(plan.id());
        var pause = Duration.ofMinutes(plan.schedule().minBetweenMinutes());
        if (since.isPresent() && since.get().plus(pause).isAfter(now)) {
            return Optional.of("The last good run ended at %s; the next one begins at %s at the soonest."
                    .formatted(
                            Moments.text(since.get(), plan.schedule().zone()),
                            Moments.text(
                                    since.get().plus(pause), plan.schedule().zone())));
        }
        return readiness.lacking(plan);
    }

    private Optional<Instant> lastSuccess(PlanId id) {
        return store.runs(Optional.of(id), Long.MAX_VALUE, 50).stream()
                .map(run -> run.value().course())
                .filter(course -> course.state().wire().startsWith("completed"))
                .flatMap(course -> Optional.ofNullable(course.ended()).stream())
                .findFirst();
    }

    /** Throws when somebody has changed the plan meanwhile. */
    private static void mark(
            Writing writing, Stored<PlanDocument> due, Instant until, @Nullable Instant next, @Nullable String waits) {
        writing.put(PlanDocument.KIND, due.with(due.value().handled(until, next, waits)));
    }
}

package org.borgui.core.plans;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.Stream;
import org.borgui.api.PlanId;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.RunId;
import org.borgui.api.access.AccessService;
import org.borgui.api.access.Caller;
import org.borgui.api.files.FileService;
import org.borgui.api.plan.Plan;
import org.borgui.api.plan.PlanService;
import org.borgui.api.plan.RunService;
import org.borgui.core.repositories.RepositoryRegistry;
import org.borgui.core.schedule.Slots;
import org.borgui.state.State;
import org.borgui.state.Stored;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps plans for those who may see and change them. */
@Component
public final class Plans implements PlanService {

    /** Sixty days of half a dozen plans that run every hour. */
    private static final int MOST_FORECAST = 10_000;

    private final PlanStore store;
    private final PlanRights rights;
    private final PlanRules rules;
    private final RunService runs;
    private final PlanRunner runner;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public Plans(
            @Reference State state,
            @Reference RepositoryRegistry registry,
            @Reference AccessService access,
            @Reference FileService files,
            @Reference RunService runs,
            @Reference PlanRunner runner) {
        this.store = new PlanStore(state);
        this.rights = new PlanRights(access);
        this.rules = new PlanRules(registry, access, files);
        this.runs = runs;
        this.runner = runner;
    }

    @Override
    public List<Plan> list(Caller caller, Plan.Kind kind) {
        return visible(caller).filter(plan -> plan.kind() == kind).toList();
    }

    private Stream<Plan> visible(Caller caller) {
        return store.plans().stream()
                .map(stored -> stored.value().plan(stored.id()))
                .filter(plan -> rights.maySee(caller, plan));
    }

    @Override
    public Plan get(Caller caller, Plan.Kind kind, PlanId id) {
        return rights.requireSeen(
                caller,
                store.plan(id).map(stored -> stored.value().plan(stored.id())).filter(plan -> plan.kind() == kind));
    }

    @Override
    public Plan add(Caller caller, Plan plan) {
        var now = clock.instant();
        rules.require(caller, plan, List.of(), now);
        rights.requireProofOfPruning(caller, Optional.empty(), plan);
        var added = store.add(plan, now);
        runner.wake();
        return added;
    }

    @Override
    public Plan replace(Caller caller, Plan plan) {
        var old = get(caller, plan.kind(), plan.id());
        rights.requireChanged(caller, old);
        rules.require(caller, plan, old.backup().sources(), clock.instant());
        rights.requireProofOfPruning(caller, Optional.of(old), plan);
        return keep(plan);
    }

    @Override
    public Plan switchTo(Caller caller, Plan.Kind kind, PlanId id, boolean on) {
        var now = clock.instant();
        var old = get(caller, kind, id);
        rights.requireChanged(caller, old);
        var changed = kind == Plan.Kind.PLAN
                ? old.enabled(on, now)
                : old.with(old.schedule().enabled(on), now);
        if (on) {
            rules.require(caller, changed, old.backup().sources(), now);
        }
        return keep(changed);
    }

    private Plan keep(Plan plan) {
        var kept = store.replace(plan, clock.instant());
        runner.wake();
        return kept;
    }

    @Override
    public void remove(Caller caller, Plan.Kind kind, PlanId id) {
        rights.requireChanged(caller, get(caller, kind, id));
        store.remove(id);
        runner.wake();
        store.open(id).ifPresent(run -> runs.cancel(caller, new RunId(run.id())));
    }

    @Override
    public Times times(Plan plan) {
        var next = store.plan(plan.id()).map(Stored::value);
        var last = store.runs(Optional.of(plan.id()), Long.MAX_VALUE, 20).stream()
                .map(run -> run.value().course())
                .flatMap(course -> Optional.ofNullable(course.started()).stream())
                .findFirst();
        return new Times(
                last.orElse(null),
                next.map(PlanDocument::next).orElse(null),
                next.map(PlanDocument::waits).orElse(null));
    }

    @Override
    public Optional<Instant> nextRun(Plan plan) {
        return store.plan(plan.id())
                .flatMap(stored -> Optional.ofNullable(stored.value().next()));
    }

    @Override
    public Forecast upcoming(Caller caller, Duration within) {
        var until = clock.instant().plus(within);
        var soonest = new PriorityQueue<>(Comparator.comparing(Upcoming::at));
        for (var stored : store.due(until)) {
            var plan = stored.value().plan(stored.id());
            var next = stored.value().next();
            if (next != null && rights.maySee(caller, plan)) {
                soonest.add(new Upcoming(plan, next));
            }
        }
        var found = new ArrayList<Upcoming>();
        while (!soonest.isEmpty() && found.size() < MOST_FORECAST) {
            var first = soonest.remove();
            found.add(first);
            following(first).filter(next -> !next.at().isAfter(until)).ifPresent(soonest::add);
        }
        return new Forecast(found, !soonest.isEmpty());
    }

    private static Optional<Upcoming> following(Upcoming upcoming) {
        return Clockwork.starts(upcoming.plan())
                .flatMap(starts -> starts.next(upcoming.at()))
                .map(at -> new Upcoming(upcoming.plan(), at));
    }

    @Override
    public List<Instant> next(String cron, String zone, int count) {
        var slots = Slots.of(cron, zone(zone));
        var next = slots.between(clock.instant(), Instant.MAX, count);
        if (next.isEmpty()) {
            throw PlanRefusals.field(
                    "cron_expression", "cronNeverComes", "'%s' never comes: no day is like that.".formatted(cron));
        }
        return next;
    }

    @Override
    public ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            var refused = new RefusedException(
                    Reason.INVALID,
                    "backend.errors.schedule.invalidTimezone",
                    Map.of("field", "timezone", "timezone", name),
                    "'%s' is no time zone. Examples: UTC, Europe/Berlin, America/New_York.".formatted(name));
            refused.initCause(e);
            throw refused;
        }
    }
}

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

    private static final int MOST_FORECAST = 1000;

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
        rules.require(caller, plan, now);
        var added = store.add(plan, now, Clockwork.next(plan, now));
        runner.wake();
        return added;
    }

    @Override
    public Plan replace(Caller caller, Plan plan) {
        var now = clock.instant();
        rights.requireChanged(caller, get(caller, plan.kind(), plan.id()));
        rules.require(caller, plan, now);
        var replaced = store.replace(plan, now, Clockwork.next(plan, now));
        runner.wake();
        return replaced;
    }

    @Override
    public void remove(Caller caller, Plan.Kind kind, PlanId id) {
        rights.requireChanged(caller, get(caller, kind, id));
        store.remove(id);
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
    public List<Upcoming> upcoming(Caller caller, Duration within) {
        var now = clock.instant();
        var all = new ArrayList<Upcoming>();
        for (var stored : store.due(now.plus(within))) {
            var plan = stored.value().plan(stored.id());
            if (rights.maySee(caller, plan)) {
                forecast(stored.value(), now.plus(within)).forEach(at -> all.add(new Upcoming(plan, at)));
            }
        }
        all.sort(Comparator.comparing(Upcoming::at));
        return all.size() > MOST_FORECAST ? all.subList(0, MOST_FORECAST) : all;
    }

    private static List<Instant> forecast(PlanDocument document, Instant until) {
        var next = document.next();
        var cron = document.plan().schedule().cron();
        if (next == null || cron == null) {
            return next == null ? List.of() : List.of(next);
        }
        var later = Slots.of(cron, document.plan().schedule().zone()).between(next, until, MOST_FORECAST);
        return Stream.concat(Stream.of(next), later.stream()).toList();
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

package org.borgui.rest.plans;

import java.time.Clock;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.borgui.api.PlanId;
import org.borgui.api.RefusedException;
import org.borgui.api.RepositoryId;
import org.borgui.api.access.AccessService;
import org.borgui.api.access.Action;
import org.borgui.api.access.Caller;
import org.borgui.api.plan.Aftercare;
import org.borgui.api.plan.Destination;
import org.borgui.api.plan.Plan;
import org.borgui.api.plan.PlanService;
import org.borgui.api.plan.Retention;
import org.borgui.api.plan.Schedule;
import org.borgui.api.repository.BackupSettings;
import org.borgui.api.repository.Repository;
import org.borgui.api.repository.RepositoryService;
import org.borgui.rest.Compat;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Makes a plan of what a repository itself says is backed up, and of the schedule of the older kind it stands in. What cannot be
 * is refused before anything changes; the plan is there before anything is taken away.
 */
@Component(service = Takeover.class)
public final class Takeover {

    /**
     * How it is done.
     *
     * @param name of the plan; empty for that of the repository
     * @param copy the plan is due when the repository's schedule is
     * @param disable its schedules do not back the repository up any more
     * @param move the repository itself says nothing any more, which includes {@code disable}: its schedules would fail
     */
    record Wish(Optional<String> name, boolean copy, boolean disable, boolean move) {
        boolean leavesSchedules() {
            return disable || move;
        }
    }

    private final PlanService plans;
    private final RepositoryService repositories;
    private final AccessService access;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public Takeover(
            @Reference PlanService plans, @Reference RepositoryService repositories, @Reference AccessService access) {
        this.plans = plans;
        this.repositories = repositories;
        this.access = access;
    }

    Plan make(Caller caller, RepositoryId id, Wish wish) {
        var repository = Compat.namedWhenMissing(
                "backend.errors.backupPlans.repositoryNotFound", () -> repositories.get(caller, id));
        access.require(caller, Action.BACKUP, id);
        if (repository.backup().sources().isEmpty()) {
            throw PlanBody.field(
                    "source_directories",
                    "sourceRequired",
                    "'%s' has no folders of its own that a plan could back up.".formatted(repository.name()));
        }
        var schedules = schedules(caller, id);
        if (wish.leavesSchedules()) {
            schedules.stream()
                    .flatMap(schedule -> schedule.destinations().stream())
                    .forEach(destination -> access.require(caller, Action.BACKUP, destination.repository()));
        }
        var made = plans.add(caller, plan(repository, wish, schedules.stream().findFirst()));
        if (wish.leavesSchedules()) {
            leaveAll(caller, schedules, made, id);
        }
        if (wish.move()) {
            // The settings of repositories are for admins; that a plan has taken these over is for those who may back
            // up.
            repositories.change(Caller.server(caller.username()), id, nothing(repository.backup()));
        }
        return made;
    }

    /** The schedules the repository stands in, first those that are switched on. */
    private List<Plan> schedules(Caller caller, RepositoryId id) {
        return plans.list(caller, Plan.Kind.SCHEDULE).stream()
                .filter(schedule -> schedule.isAbout(id))
                .sorted(Comparator.comparing(schedule -> !schedule.isScheduled()))
                .toList();
    }

    private Plan plan(Repository repository, Wish wish, Optional<Plan> schedule) {
        var copied = schedule.filter(some -> wish.copy());
        return new Plan(
                new PlanId(0),
                Plan.Kind.PLAN,
                wish.name().orElseGet(() -> free(repository.name())),
                null,
                true,
                repository.backup(),
                "{plan_name}-{now}",
                List.of(Destination.of(repository.id())),
                1,
                false,
                copied.map(Plan::retention).orElse(Retention.usual()),
                copied.map(Plan::after).orElse(Aftercare.none()),
                copied.map(Plan::schedule).orElse(Schedule.never()),
                null,
                Map.of(),
                clock.instant(),
                null);
    }

    private String free(String name) {
        var taken = plans.list(Caller.server("plans"), Plan.Kind.PLAN).stream()
                .map(Plan::name)
                .collect(Collectors.toSet());
        var free = name;
        for (int number = 2; taken.contains(free); number++) {
            free = "%s (%d)".formatted(name, number);
        }
        return free;
    }

    /** A schedule of this repository alone is switched off; one of several goes on without it. */
    /** A schedule that cannot be kept without the repository keeps it, and the plan is taken back: nothing is backed up twice. */
    private void leaveAll(Caller caller, List<Plan> schedules, Plan made, RepositoryId id) {
        try {
            schedules.forEach(schedule -> leave(caller, schedule, id));
        } catch (RefusedException e) {
            plans.remove(caller, Plan.Kind.PLAN, made.id());
            throw e;
        }
    }

    private void leave(Caller caller, Plan schedule, RepositoryId id) {
        Set<RepositoryId> others = new HashSet<>();
        schedule.destinations().forEach(destination -> others.add(destination.repository()));
        others.remove(id);
        if (others.isEmpty()) {
            plans.switchTo(caller, Plan.Kind.SCHEDULE, schedule.id(), false);
        } else {
            plans.replace(caller, schedule.only(others));
        }
    }

    private static RepositoryService.Change nothing(BackupSettings old) {
        var empty = new BackupSettings(
                List.of(), List.of(), old.compression(), old.excludeCaches(), old.oneFileSystem(), old.uploadRateKib());
        return new RepositoryService.Change(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(empty),
                Map.of());
    }
}

package org.borgui.rest.plans;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.borgui.api.PlanId;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.access.Caller;
import org.borgui.api.plan.Aftercare;
import org.borgui.api.plan.Destination;
import org.borgui.api.plan.Plan;
import org.borgui.api.plan.PlanService;
import org.borgui.api.plan.Retention;
import org.borgui.api.plan.Schedule;
import org.borgui.api.plan.Schedule.Mode;
import org.borgui.api.repository.BackupSettings;
import org.borgui.api.repository.Repository;
import org.borgui.rest.PartialBody;

/** The schedules by which a repository is checked are plans inside, one of each kind; their clients look for other keys. */
final class CheckPlans {

    private static final String CRON = "cron_expression";
    private static final Set<String> BAD_CRON = Set.of(
            "backend.errors.schedule.invalidCronExpression",
            "backend.errors.backupPlans.cronRequired",
            "backend.errors.backupPlans.cronNeverComes");

    private final PlanService plans;
    private final Clock clock = Clock.systemUTC();

    CheckPlans(PlanService plans) {
        this.plans = plans;
    }

    /** The plan of a kind; one that is not kept yet and never runs when nobody has said anything. */
    Plan of(Caller caller, Plan.Kind kind, Repository repository) {
        return plans.list(caller, kind).stream()
                .filter(plan -> plan.isAbout(repository.id()))
                .findFirst()
                .orElseGet(() -> fresh(kind, repository));
    }

    private Plan fresh(Plan.Kind kind, Repository repository) {
        return new Plan(
                new PlanId(0),
                kind,
                repository.name(),
                null,
                true,
                new BackupSettings(List.of(), List.of(), "lz4", false, false, null),
                "",
                List.of(Destination.of(repository.id())),
                1,
                false,
                Retention.usual(),
                Aftercare.none(),
                Schedule.never(),
                null,
                Map.of(),
                clock.instant(),
                null);
    }

    /** Keeps it; refuses what cannot be before anything is kept. */
    Plan keep(Caller caller, Plan plan) {
        return named(() -> plan.id().value() == 0 ? plans.add(caller, plan) : plans.replace(caller, plan));
    }

    /** The same plan, as the body says; an expression that is null or empty switches it off. */
    Plan over(Plan old, Repository repository, PartialBody body, Aftercare after, Map<String, String> echoed) {
        var sent = named(() -> new ScheduleFields(body, plans::zone).over(old.schedule()));
        boolean away = body.has(CRON) && sent.cron() == null;
        boolean on = !away
                && body.flag("schedule_enabled")
                        .or(() -> body.flag("enabled"))
                        .orElse(body.has(CRON) || old.schedule().enabled());
        var schedule =
                new Schedule(on, Mode.CRON, sent.cron(), sent.zone(), sent.catchUp(), 30, 0, sent.spreadMinutes());
        return new Plan(
                old.id(),
                old.kind(),
                repository.name(),
                null,
                true,
                old.backup(),
                "",
                old.destinations(),
                1,
                false,
                old.retention(),
                after,
                schedule,
                null,
                echoed,
                old.created(),
                clock.instant());
    }

    /** Whether somebody wants to be told, as clients send and later compare it. */
    static Map<String, String> wishes(Plan old, PartialBody body) {
        return Map.of(
                "success", Boolean.toString(body.flag("notify_on_success").orElse(wish(old, "success", false))),
                "failure", Boolean.toString(body.flag("notify_on_failure").orElse(wish(old, "failure", true))));
    }

    static boolean wish(Plan plan, String of, boolean usual) {
        return Optional.ofNullable(plan.echoed().get(of)).map(Boolean::valueOf).orElse(usual);
    }

    private static <T> T named(Supplier<T> asked) {
        try {
            return asked.get();
        } catch (RefusedException e) {
            throw BAD_CRON.contains(e.key())
                    ? new RefusedException(
                            Reason.INVALID,
                            "backend.errors.repo.invalidCronExpression",
                            Map.of("field", CRON),
                            e.getMessage())
                    : e;
        }
    }
}

package org.borgui.rest;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.borgui.api.PlanId;
import org.borgui.api.RefusedException;
import org.borgui.api.RepositoryId;
import org.borgui.api.RunId;
import org.borgui.api.access.Caller;
import org.borgui.api.archive.Archive;
import org.borgui.api.job.Job;
import org.borgui.api.job.JobState;
import org.borgui.api.plan.Kept;
import org.borgui.api.plan.Plan;
import org.borgui.api.plan.PlanService;
import org.borgui.api.plan.Retention;
import org.borgui.api.plan.RetentionService;
import org.borgui.api.plan.Run;
import org.borgui.api.plan.Run.Cause;
import org.borgui.api.plan.Run.Part;
import org.borgui.api.plan.Run.State;
import org.borgui.api.plan.RunService;

/** Plans in memory, and one run of each that has failed. */
public final class FakePlans implements PlanService, RunService, RetentionService {

    public final Map<PlanId, Plan> plans = new LinkedHashMap<>();
    public final List<Object> told = new ArrayList<>();

    private static RefusedException missing() {
        return RefusedException.notFound("backend.errors.backupPlans.notFound", "There is no such plan.");
    }

    @Override
    public List<Plan> list(Caller caller, Plan.Kind kind) {
        return plans.values().stream().filter(plan -> plan.kind() == kind).toList();
    }

    @Override
    public Plan get(Caller caller, Plan.Kind kind, PlanId id) {
        return Optional.ofNullable(plans.get(id)).orElseThrow(FakePlans::missing);
    }

    @Override
    public Plan add(Caller caller, Plan plan) {
        return replace(caller, plan.numbered(new PlanId(plans.size() + 1)));
    }

    @Override
    public Plan replace(Caller caller, Plan plan) {
        plans.put(plan.id(), plan);
        return plan;
    }

    @Override
    public Plan switchTo(Caller caller, Plan.Kind kind, PlanId id, boolean on) {
        return replace(caller, get(caller, kind, id).enabled(on, Samples.NOW));
    }

    @Override
    public void remove(Caller caller, Plan.Kind kind, PlanId id) {
        plans.remove(id);
    }

    @Override
    public Times times(Plan plan) {
        return new Times(null, Samples.NOW, null);
    }

    @Override
    public Optional<Instant> nextRun(Plan plan) {
        return Optional.of(Samples.NOW);
    }

    @Override
    public Forecast upcoming(Caller caller, Duration within) {
        var runs = plans.values().stream()
                .map(plan -> new Upcoming(plan, Samples.NOW))
                .toList();
        return new Forecast(runs, false);
    }

    @Override
    public List<Instant> next(String cron, String zone, int count) {
        if (cron.contains("x")) {
            throw RefusedException.invalid("backend.errors.schedule.invalidCronExpression", "'x' is none.");
        }
        return List.of(Samples.NOW);
    }

    @Override
    public ZoneId zone(String name) {
        return ZoneId.of(name);
    }

    @Override
    public Run start(Caller caller, Plan.Kind kind, PlanId id) {
        return run(get(caller, kind, id));
    }

    private static Run run(Plan plan) {
        var part = new Part(
                new RepositoryId(5),
                State.FAILED,
                "The disk is full.",
                List.of(Samples.job(7, "create", new JobState.Lost(Samples.NOW))));
        return new Run(
                new RunId(70),
                plan,
                Cause.MANUAL,
                "ana",
                State.FAILED,
                null,
                Samples.NOW,
                Samples.NOW,
                Samples.NOW,
                null,
                List.of(part),
                null);
    }

    @Override
    public List<Run> list(Caller caller, Optional<PlanId> plan, int limit) {
        return plans.values().stream().map(FakePlans::run).toList();
    }

    @Override
    public Run get(Caller caller, RunId id) {
        return plans.values().stream().findFirst().map(FakePlans::run).orElseThrow(FakePlans::missing);
    }

    @Override
    public Run cancel(Caller caller, RunId id) {
        return get(caller, id);
    }

    @Override
    public Run retry(Caller caller, RunId id) {
        return get(caller, id);
    }

    @Override
    public Preview preview(Caller caller, RepositoryId repository, Retention retention) {
        told.add(retention);
        var archive = new Archive("docs-1", "a".repeat(64), Samples.NOW);
        return new Preview(List.of(new Kept(archive, "daily", 1), new Kept(archive, null, 0)), "sha256:ab");
    }

    @Override
    public Job prune(Caller caller, RepositoryId repository, Retention retention, Optional<String> fingerprint) {
        told.add(retention);
        return Samples.job(100, "prune", new JobState.Queued());
    }
}

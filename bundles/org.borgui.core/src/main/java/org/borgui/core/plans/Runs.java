package org.borgui.core.plans;

import static org.borgui.api.plan.Run.State.COMPLETED;
import static org.borgui.api.plan.Run.State.COMPLETED_WITH_WARNINGS;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.borgui.api.PlanId;
import org.borgui.api.RefusedException;
import org.borgui.api.RunId;
import org.borgui.api.access.AccessService;
import org.borgui.api.access.Caller;
import org.borgui.api.job.Job;
import org.borgui.api.job.JobService;
import org.borgui.api.plan.Plan;
import org.borgui.api.plan.Run;
import org.borgui.api.plan.Run.Cause;
import org.borgui.api.plan.Run.Lineage;
import org.borgui.api.plan.Run.Part;
import org.borgui.api.plan.RunService;
import org.borgui.core.jobs.JobsOfPlans;
import org.borgui.state.State;
import org.borgui.state.Stored;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes, shows and stops runs for those who may. */
@Component
public final class Runs implements RunService {

    private static final Logger LOG = LoggerFactory.getLogger(Runs.class);
    private static final Caller SELF = Caller.server("plans");
    private static final int PAGE = 100;

    private final PlanStore store;
    private final PlanRights rights;
    private final JobsOfPlans ofPlans;
    private final JobService jobs;
    private final PlanRunner runner;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public Runs(
            @Reference State state,
            @Reference AccessService access,
            @Reference JobsOfPlans ofPlans,
            @Reference JobService jobs,
            @Reference PlanRunner runner) {
        this.store = new PlanStore(state);
        this.rights = new PlanRights(access);
        this.ofPlans = ofPlans;
        this.jobs = jobs;
        this.runner = runner;
    }

    @Override
    public Run start(Caller caller, Plan.Kind kind, PlanId id) {
        return start(caller, plan(caller, kind, id), Cause.MANUAL, null);
    }

    private Plan plan(Caller caller, Plan.Kind kind, PlanId id) {
        return rights.requireSeen(
                caller,
                store.plan(id).map(stored -> stored.value().plan(stored.id())).filter(found -> found.kind() == kind));
    }

    private Run start(Caller caller, Plan plan, Cause cause, @Nullable Lineage lineage) {
        rights.requireChanged(caller, plan);
        if (!plan.enabled()) {
            throw PlanRefusals.disabled();
        }
        if (plan.active().isEmpty()) {
            throw PlanRefusals.field(
                    "repositories", "repositoriesRequired", "No repository of this plan is switched on.");
        }
        var order = new Order(plan, cause, caller.username(), null, clock.instant(), lineage);
        var id = store.write(writing -> {
            PlanStore.open(writing, plan.id()).ifPresent(open -> {
                throw PlanRefusals.active(new RunId(open.id()));
            });
            return PlanStore.add(writing, RunDocument.of(order, Course.pending(null)));
        });
        runner.advance(id);
        return view(store.run(id).orElseThrow(PlanRefusals::unknownRun));
    }

    @Override
    public List<Run> list(Caller caller, Optional<PlanId> plan, int limit) {
        var found = new ArrayList<Run>();
        long before = Long.MAX_VALUE;
        for (int size = PAGE; size == PAGE && found.size() < limit; ) {
            var page = store.runs(plan, before, PAGE);
            page.stream()
                    .filter(run -> plan.isPresent()
                            || run.value().order().plan().kind().makesBackups())
                    .filter(run -> rights.maySee(caller, run.value().order().plan()))
                    .limit(limit - (long) found.size())
                    .map(this::view)
                    .forEach(found::add);
            size = page.size();
            before = size == 0 ? 0 : page.get(size - 1).id();
        }
        return found;
    }

    @Override
    public Run get(Caller caller, RunId id) {
        return view(find(caller, id));
    }

    private Stored<RunDocument> find(Caller caller, RunId id) {
        var run = store.run(id);
        rights.requireSeen(caller, run.map(found -> found.value().order().plan()));
        return run.orElseThrow(PlanRefusals::unknownRun);
    }

    private Run view(Stored<RunDocument> run) {
        var jobsOfRun = ofPlans.of(new RunId(run.id())).stream().map(this::now).toList();
        return new RunView(
                        run,
                        jobsOfRun,
                        store.aftercare(run.value().order().plan().id()))
                .run();
    }

    /** With the progress of this moment. */
    private Job now(Job job) {
        return job.hasEnded() ? job : jobs.get(SELF, job.id());
    }

    @Override
    public Run cancel(Caller caller, RunId id) {
        var run = find(caller, id);
        rights.requireChanged(caller, run.value().order().plan());
        if (run.value().open()) {
            store.change(id, old -> old.with(course -> course.cancelled(caller.username())));
            cancelJobs(caller, id);
            runner.advance(id);
            cancelJobs(caller, id); // one may have been made just then
            runner.advance(id);
        }
        return get(caller, id);
    }

    private void cancelJobs(Caller caller, RunId id) {
        ofPlans.of(id).stream().filter(job -> !job.hasEnded()).forEach(job -> cancel(caller, job));
    }

    private void cancel(Caller caller, Job job) {
        try {
            jobs.cancel(Caller.server(caller.username()), job.id());
        } catch (RefusedException e) {
            LOG.debug("Job {} has just ended by itself", job.id(), e);
        }
    }

    @Override
    public Run retry(Caller caller, RunId id) {
        var run = get(caller, id);
        rights.requireChanged(caller, run.plan());
        var bad = run.parts().stream()
                .filter(part -> part.state() != COMPLETED && part.state() != COMPLETED_WITH_WARNINGS)
                .map(Part::repository)
                .collect(Collectors.toSet());
        if (!run.state().isEnd() || bad.isEmpty()) {
            throw PlanRefusals.nothingToRetry();
        }
        var now = plan(caller, run.plan().kind(), run.plan().id()).only(bad);
        if (now.active().isEmpty()) {
            throw PlanRefusals.nothingToRetry();
        }
        var lineage = run.lineage();
        return start(
                caller,
                now,
                Cause.RETRY,
                new Lineage(
                        id, lineage == null ? id : lineage.original(), lineage == null ? 1 : lineage.attempt() + 1));
    }
}

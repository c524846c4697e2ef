package org.borgui.core.plans;

import java.util.Optional;
import org.borgui.api.plan.Plan;
import org.borgui.api.plan.PlanService;
import org.borgui.api.plan.Promise;
import org.borgui.api.plan.RunService;
import org.borgui.api.repository.Repository;
import org.borgui.core.Fixture;
import org.borgui.core.jobs.JobsOfPlans;
import org.borgui.spi.job.Operation;

/** Plans that run, for tests of other packages. */
public final class RunningPlans {

    private final Works works;

    public RunningPlans(Fixture server) {
        works = new Works(server);
    }

    public PlanService service() {
        return works.plans;
    }

    public RunService runs() {
        return works.runs;
    }

    public JobsOfPlans jobs() {
        return works.ofPlans;
    }

    public void onCreate(Operation operation) {
        works.on("create", operation);
    }

    public Plan add(String name, Promise promise, Repository repository) {
        return works.plans.add(
                Fixture.ANA, Samples.plan(name, Samples.daily(), repository).promising(promise));
    }

    public Plan switchOff(Plan plan) {
        return works.plans.switchTo(Fixture.ANA, Plan.Kind.PLAN, plan.id(), false);
    }

    public void remove(Plan plan) {
        works.plans.remove(Fixture.ANA, Plan.Kind.PLAN, plan.id());
    }

    /** Runs a plan to its end. */
    public void run(Plan plan) {
        var run = works.runs.start(Fixture.ANA, Plan.Kind.PLAN, plan.id());
        works.until(() -> Optional.of(works.runs.get(Fixture.ANA, run.id()))
                .filter(now -> now.state().isEnd()));
    }

    public void close() throws InterruptedException {
        works.close();
    }
}

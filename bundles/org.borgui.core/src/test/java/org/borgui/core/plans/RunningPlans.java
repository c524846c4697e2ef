package org.borgui.core.plans;

import java.time.Instant;
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

    public Plan add(String name, Promise promise, Repository repository, Instant now) {
        return works.plans.add(
                Fixture.ANA,
                Samples.plan(name, Samples.daily(), repository)
                        .with(Samples.daily(), now)
                        .promising(promise));
    }

    public Plan switchOff(Plan plan) {
        return works.plans.switchTo(Fixture.ANA, Plan.Kind.PLAN, plan.id(), false);
    }

    /** Another promise, as somebody writes it at a time. */
    public Plan promise(Plan plan, Promise other, Instant now) {
        return works.plans.replace(Fixture.ANA, plan.promising(other).with(plan.schedule(), now));
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

package org.borgui.rest.plans;

import java.util.List;
import org.borgui.api.access.AccessService;
import org.borgui.api.access.Action;
import org.borgui.api.access.Caller;
import org.borgui.api.plan.Plan;
import org.borgui.api.plan.PlanService;
import org.borgui.api.plan.PromiseService;
import org.borgui.api.plan.Run;
import org.borgui.api.repository.RepositoryService;
import org.borgui.rest.jobs.JobViews;
import org.borgui.rest.plans.PlanAnswers.Whole;
import org.borgui.rest.plans.PromiseFields.StandingItem;
import org.borgui.rest.plans.RunItem.PartItem;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes the wire form of plans and runs for somebody: with names, and with what this caller may do. */
@Component(service = PlanViews.class)
public final class PlanViews {

    private final PlanService plans;
    private final PromiseService promises;
    private final RepositoryService repositories;
    private final AccessService access;
    private final JobViews jobs;

    @Activate
    public PlanViews(
            @Reference PlanService plans,
            @Reference PromiseService promises,
            @Reference RepositoryService repositories,
            @Reference AccessService access,
            @Reference JobViews jobs) {
        this.plans = plans;
        this.promises = promises;
        this.repositories = repositories;
        this.access = access;
        this.jobs = jobs;
    }

    PlanItem item(Caller caller, Plan plan) {
        boolean canRun = plan.destinations().stream()
                .allMatch(destination -> access.may(caller, Action.BACKUP, destination.repository()));
        boolean seesAll = plan.destinations().stream()
                .allMatch(destination -> access.may(caller, Action.VIEW, destination.repository()));
        var times = plans.times(plan);
        var standings =
                StandingItem.of(promises.of(plan), standing -> access.may(caller, Action.VIEW, standing.repository()));
        return PlanItem.of(plan, seesAll ? times : times.withoutReason(), canRun, standings);
    }

    Whole whole(Caller caller, Plan plan) {
        return new Whole(item(caller, plan), PlanDetails.of(plan, names(caller)));
    }

    RunItem run(Caller caller, Run run) {
        return runs(caller, List.of(run)).get(0);
    }

    List<RunItem> runs(Caller caller, List<Run> list) {
        var names = names(caller);
        return list.stream().map(run -> run(caller, run, names)).toList();
    }

    /** Of a run over several repositories, only those are told that the caller may see. */
    private RunItem run(Caller caller, Run run, Names names) {
        var parts = run.parts().stream()
                .filter(part -> access.may(caller, Action.VIEW, part.repository()))
                .map(part -> PartItem.of(part, names, jobs.of(caller, part.jobs())))
                .toList();
        return RunItem.of(run, parts);
    }

    private Names names(Caller caller) {
        return Names.of(repositories.list(caller));
    }
}

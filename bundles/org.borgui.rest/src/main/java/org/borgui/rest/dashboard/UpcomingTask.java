package org.borgui.rest.dashboard;

import java.util.List;
import org.borgui.api.plan.Plan;
import org.borgui.api.plan.PlanService.Upcoming;
import org.borgui.rest.Times;

/** A run that is to come. */
record UpcomingTask(long id, String type, String name, List<Long> repositoryIds, String nextRun) {

    static UpcomingTask of(Upcoming upcoming) {
        Plan plan = upcoming.plan();
        return new UpcomingTask(
                plan.id().value(),
                plan.kind().wire(),
                plan.name(),
                plan.destinations().stream()
                        .map(destination -> destination.repository().value())
                        .toList(),
                Times.text(upcoming.at()));
    }
}

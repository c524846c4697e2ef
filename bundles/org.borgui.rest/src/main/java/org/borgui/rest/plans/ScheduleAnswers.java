package org.borgui.rest.plans;

import java.util.List;
import org.borgui.api.plan.Plan;
import org.borgui.api.plan.PlanService.Upcoming;
import org.borgui.rest.Times;
import org.jspecify.annotations.Nullable;

/** What calls about schedules of the older kind answer. */
final class ScheduleAnswers {

    private ScheduleAnswers() {}

    record JobList(boolean success, List<ScheduleItem> jobs) {}

    record One(boolean success, ScheduleItem job) {}

    record Made(boolean success, String message, ScheduleItem job) {}

    record Toggled(boolean success, String message, boolean enabled) {}

    record Started(String message, String status, @Nullable Long jobId, long runId) {}

    record Preset(String name, String expression, String description) {}

    record Presets(boolean success, List<Preset> presets) {}

    /** @param truncated there are more than are told */
    record UpcomingList(boolean success, List<UpcomingItem> upcomingJobs, long hoursAhead, boolean truncated) {}

    /** When something runs next, of all kinds. */
    record UpcomingItem(
            long id,
            String type,
            String name,
            @Nullable String repository,
            @Nullable Long repositoryId,
            List<Long> repositoryIds,
            String nextRun,
            @Nullable String cronExpression,
            String timezone) {

        static UpcomingItem of(Upcoming upcoming) {
            Plan plan = upcoming.plan();
            return new UpcomingItem(
                    plan.id().value(),
                    plan.kind().wire(),
                    plan.name(),
                    null,
                    null,
                    plan.destinations().stream()
                            .map(destination -> destination.repository().value())
                            .toList(),
                    Times.text(upcoming.at()),
                    plan.schedule().cron(),
                    plan.schedule().zone().getId());
        }
    }

    /** Whether a cron expression is one, and when it comes. */
    record CronJudged(
            boolean success,
            String cronExpression,
            @Nullable String timezone,
            List<String> nextRuns,
            @Nullable String description,
            @Nullable String error) {}
}

package org.borgui.rest.plans;

import java.util.List;
import org.borgui.api.plan.Plan;
import org.borgui.api.plan.PlanService;
import org.borgui.api.plan.Retention;
import org.borgui.api.plan.Schedule;
import org.borgui.rest.Times;
import org.jspecify.annotations.Nullable;

/** A schedule of the older kind, as existing clients see and compare it. */
record ScheduleItem(
        long id,
        String name,
        @Nullable String cronExpression,
        String scheduleMode,
        int availabilityCheckIntervalMinutes,
        int minSuccessIntervalMinutes,
        String timezone,
        @Nullable String repository,
        @Nullable Long repositoryId,
        List<Long> repositoryIds,
        boolean enabled,
        @Nullable String lastRun,
        @Nullable String nextRun,
        List<String> nextRuns,
        @Nullable String createdAt,
        @Nullable String updatedAt,
        @Nullable String description,
        @Nullable String archiveNameTemplate,
        boolean runRepositoryScripts,
        @Nullable Long preBackupScriptId,
        @Nullable Long postBackupScriptId,
        @Nullable String preBackupScriptParameters,
        @Nullable String postBackupScriptParameters,
        boolean runPruneAfter,
        boolean runCompactAfter,
        int pruneKeepHourly,
        int pruneKeepDaily,
        int pruneKeepWeekly,
        int pruneKeepMonthly,
        int pruneKeepQuarterly,
        int pruneKeepYearly,
        @Nullable String pruneKeepWithin,
        @Nullable String lastPrune,
        @Nullable String lastCompact) {

    static ScheduleItem of(Plan plan, PlanService.Times times, List<String> nextRuns) {
        Schedule schedule = plan.schedule();
        Retention keep = plan.retention();
        return new ScheduleItem(
                plan.id().value(),
                plan.name(),
                schedule.cron(),
                PlanItem.mode(schedule),
                schedule.checkEveryMinutes(),
                schedule.minBetweenMinutes(),
                schedule.zone().getId(),
                null,
                null,
                plan.destinations().stream()
                        .map(destination -> destination.repository().value())
                        .toList(),
                schedule.enabled(),
                Times.textOrNull(times.last()),
                Times.textOrNull(times.next()),
                nextRuns,
                Times.text(plan.created()),
                Times.textOrNull(plan.updated()),
                plan.description(),
                plan.echoed().get("archive_name_template"),
                false,
                null,
                null,
                null,
                null,
                plan.after().prune(),
                plan.after().compact(),
                keep.hourly(),
                keep.daily(),
                keep.weekly(),
                keep.monthly(),
                keep.quarterly(),
                keep.yearly(),
                keep.within(),
                null,
                null);
    }
}

package org.borgui.rest.plans;

import java.util.List;
import org.borgui.api.plan.Plan;
import org.borgui.api.plan.PlanService.Times;
import org.borgui.api.plan.Schedule;
import org.borgui.rest.SourceLocation;
import org.borgui.rest.plans.PromiseFields.StandingItem;
import org.jspecify.annotations.Nullable;

/** A plan in a list. What belongs to other machines and to scripts is empty until such a plugin brings it. */
record PlanItem(
        long id,
        String name,
        @Nullable String description,
        boolean enabled,
        String sourceType,
        @Nullable Long sourceSshConnectionId,
        List<String> sourceDirectories,
        List<SourceLocation> sourceLocations,
        List<String> excludePatterns,
        boolean excludeCaches,
        boolean oneFileSystem,
        @Nullable String databaseTemplateId,
        String archiveNameTemplate,
        String compression,
        @Nullable String customFlags,
        @Nullable String checkExtraFlags,
        @Nullable Integer uploadRatelimitKib,
        List<String> uploadRatelimitSchedulePolicies,
        String repositoryRunMode,
        int maxParallelRepositories,
        String failureBehavior,
        boolean scheduleEnabled,
        String scheduleMode,
        int availabilityCheckIntervalMinutes,
        int minSuccessIntervalMinutes,
        @Nullable String cronExpression,
        String timezone,
        boolean catchUp,
        @Nullable String lastRun,
        @Nullable String nextRun,
        @Nullable String waitReason,
        int repositoryCount,
        List<Long> repositoryIds,
        boolean canRun,
        @Nullable PromiseFields promise,
        List<StandingItem> promiseStandings,
        String createdAt,
        @Nullable String updatedAt) {

    static PlanItem of(Plan plan, Times times, boolean canRun, List<StandingItem> standings) {
        var backup = plan.backup();
        var schedule = plan.schedule();
        var flags = String.join(" ", plan.after().checkFlags());
        return new PlanItem(
                plan.id().value(),
                plan.name(),
                plan.description(),
                plan.enabled(),
                "local",
                null,
                backup.sources(),
                SourceLocation.of(backup.sources()),
                backup.excludes(),
                backup.excludeCaches(),
                backup.oneFileSystem(),
                null,
                plan.template(),
                backup.compression(),
                null,
                flags.isEmpty() ? null : flags,
                backup.uploadRateKib(),
                List.of(),
                plan.atOnce() == 1 ? "series" : "parallel",
                plan.atOnce(),
                plan.stopOnFailure() ? "stop" : "continue",
                schedule.enabled(),
                mode(schedule),
                schedule.checkEveryMinutes(),
                schedule.minBetweenMinutes(),
                schedule.cron(),
                schedule.zone().getId(),
                schedule.catchUp(),
                org.borgui.rest.Times.textOrNull(times.last()),
                org.borgui.rest.Times.textOrNull(times.next()),
                times.waits(),
                plan.destinations().size(),
                plan.destinations().stream()
                        .map(destination -> destination.repository().value())
                        .toList(),
                canRun,
                PromiseFields.of(plan.promise()),
                standings,
                org.borgui.rest.Times.text(plan.created()),
                org.borgui.rest.Times.textOrNull(plan.updated()));
    }

    static String mode(Schedule schedule) {
        return schedule.mode() == Schedule.Mode.CRON ? "cron" : "availability";
    }
}

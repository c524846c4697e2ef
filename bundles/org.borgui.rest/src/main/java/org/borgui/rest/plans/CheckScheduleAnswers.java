package org.borgui.rest.plans;

import static org.borgui.rest.Times.textOrNull;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.borgui.api.plan.Plan;
import org.borgui.api.plan.PlanService.Times;
import org.borgui.api.plan.Run;
import org.borgui.api.repository.Repository;
import org.jspecify.annotations.Nullable;

/** What calls about the schedules of checks answer. */
final class CheckScheduleAnswers {

    private CheckScheduleAnswers() {}

    /** A run, or why there was none. */
    record LastRun(
            long id, String status, @Nullable String dueAt, @Nullable String completedAt, @Nullable String reason) {

        static LastRun of(Run run) {
            return new LastRun(
                    run.id().value(),
                    run.state().wire(),
                    textOrNull(run.due()),
                    textOrNull(run.ended()),
                    run.parts().stream()
                            .map(Run.Part::reason)
                            .filter(reason -> reason != null)
                            .findFirst()
                            .orElse(run.reason()));
        }
    }

    /** When a repository is checked. */
    record Check(
            @Nullable String checkCronExpression,
            boolean checkScheduleEnabled,
            String checkTimezone,
            String timezone,
            @Nullable String lastScheduledCheck,
            @Nullable String nextScheduledCheck,
            int checkMaxDuration,
            @Nullable String checkExtraFlags,
            boolean notifyOnCheckSuccess,
            boolean notifyOnCheckFailure,
            boolean catchUp,
            List<LastRun> lastRuns) {

        static Check of(Plan plan, Times times, List<LastRun> runs) {
            var flags = plan.after().checkFlags();
            var zone = plan.schedule().zone().getId();
            return new Check(
                    plan.schedule().cron(),
                    plan.isScheduled(),
                    zone,
                    zone,
                    textOrNull(times.last()),
                    textOrNull(times.next()),
                    plan.after().checkSeconds(),
                    flags.isEmpty() ? null : String.join(" ", flags),
                    CheckPlans.wish(plan, "success", false),
                    CheckPlans.wish(plan, "failure", true),
                    plan.schedule().catchUp(),
                    runs);
        }
    }

    /** When it is proved that a repository can be restored, and how. */
    record RestoreCheck(
            @Nullable String restoreCheckCronExpression,
            boolean restoreCheckScheduleEnabled,
            String restoreCheckTimezone,
            String timezone,
            List<String> restoreCheckPaths,
            boolean restoreCheckFullArchive,
            boolean restoreCheckCanaryEnabled,
            String restoreCheckMode,
            @Nullable String lastRestoreCheck,
            @Nullable String lastScheduledRestoreCheck,
            @Nullable String nextScheduledRestoreCheck,
            boolean notifyOnRestoreCheckSuccess,
            boolean notifyOnRestoreCheckFailure,
            boolean catchUp,
            List<LastRun> lastRuns) {}

    record CheckOf(
            long repositoryId,
            String repositoryName,
            String repositoryPath,
            @JsonUnwrapped Check check,
            boolean enabled) {

        static CheckOf of(Repository repository, Check check) {
            return new CheckOf(
                    repository.id().value(), repository.name(), repository.path(), check, check.checkScheduleEnabled());
        }
    }

    record RestoreCheckOf(
            long repositoryId,
            String repositoryName,
            String repositoryPath,
            @JsonUnwrapped RestoreCheck check,
            boolean enabled) {

        static RestoreCheckOf of(Repository repository, RestoreCheck check) {
            return new RestoreCheckOf(
                    repository.id().value(),
                    repository.name(),
                    repository.path(),
                    check,
                    check.restoreCheckScheduleEnabled());
        }
    }

    record CheckKept(boolean success, CheckIn repository) {}

    record CheckIn(long id, String name, @JsonUnwrapped Check check) {}

    record RestoreCheckKept(boolean success, RestoreCheckIn repository) {}

    record RestoreCheckIn(long id, String name, @JsonUnwrapped RestoreCheck check) {}
}

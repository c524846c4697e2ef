package org.borgui.rest.plans;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.borgui.api.RepositoryId;
import org.borgui.api.plan.Destination;
import org.borgui.api.plan.Plan;
import org.borgui.api.plan.Retention;
import org.borgui.api.repository.Repository;
import org.jspecify.annotations.Nullable;

/** What one plan has beyond its item in a list. */
record PlanDetails(
        @Nullable Long preBackupScriptId,
        @Nullable Long postBackupScriptId,
        @Nullable String preBackupScriptParameters,
        @Nullable String postBackupScriptParameters,
        List<String> scriptHooks,
        boolean runRepositoryScripts,
        boolean runPruneAfter,
        boolean runCompactAfter,
        boolean runCheckAfter,
        int checkMaxDuration,
        int pruneKeepHourly,
        int pruneKeepDaily,
        int pruneKeepWeekly,
        int pruneKeepMonthly,
        int pruneKeepQuarterly,
        int pruneKeepYearly,
        @Nullable String pruneKeepWithin,
        List<Target> repositories) {

    /** A repository of the plan. */
    record Target(
            long id,
            long repositoryId,
            boolean enabled,
            int executionOrder,
            String compressionSource,
            @Nullable String compressionOverride,
            @Nullable String customFlagsOverride,
            @Nullable Integer uploadRatelimitKibOverride,
            @Nullable String failureBehaviorOverride,
            @Nullable RepositoryBrief repository) {

        static Target of(Destination destination, int order, @Nullable Repository repository) {
            return new Target(
                    order,
                    destination.repository().value(),
                    destination.enabled(),
                    order,
                    destination.compressionFrom().name().toLowerCase(Locale.ROOT),
                    destination.compression(),
                    null,
                    destination.uploadRateKib(),
                    null,
                    repository == null ? null : RepositoryBrief.of(repository));
        }
    }

    static PlanDetails of(Plan plan, Names names) {
        Retention keep = plan.retention();
        var targets = new ArrayList<Target>();
        for (var destination : plan.destinations()) {
            RepositoryId id = destination.repository();
            targets.add(
                    Target.of(destination, targets.size() + 1, names.find(id).orElse(null)));
        }
        return new PlanDetails(
                null,
                null,
                null,
                null,
                List.of(),
                false,
                plan.after().prune(),
                plan.after().compact(),
                plan.after().check(),
                plan.after().checkSeconds(),
                keep.hourly(),
                keep.daily(),
                keep.weekly(),
                keep.monthly(),
                keep.quarterly(),
                keep.yearly(),
                keep.within(),
                targets);
    }
}

package org.borgui.rest.plans;

import java.util.List;
import org.borgui.api.RunId;
import org.borgui.api.job.Job;
import org.borgui.api.plan.Run;
import org.borgui.api.plan.Run.Lineage;
import org.borgui.api.plan.Run.Part;
import org.borgui.rest.Times;
import org.borgui.rest.jobs.JobView;
import org.jspecify.annotations.Nullable;

/** One run of a plan. */
record RunItem(
        long id,
        long backupPlanId,
        String backupPlanName,
        String trigger,
        String status,
        String requestedBy,
        @Nullable String dueAt,
        @Nullable String startedAt,
        @Nullable String completedAt,
        @Nullable String errorMessage,
        @Nullable String skipReason,
        @Nullable String reason,
        String createdAt,
        int retryAttempt,
        @Nullable Long retryOriginalRunId,
        @Nullable Long retrySourceRunId,
        @Nullable Long retryRequestedByUserId,
        @Nullable String retryRequestedAt,
        List<PartItem> repositories,
        List<String> scriptExecutions) {

    /**
     * What was done with one repository.
     *
     * @param jobs all of them: the backup, and what followed it
     */
    record PartItem(
            long id,
            long repositoryId,
            String status,
            @Nullable String startedAt,
            @Nullable String completedAt,
            @Nullable String errorMessage,
            @Nullable RepositoryBrief repository,
            @Nullable PlanBackupJob backupJob,
            List<JobView> jobs) {

        static PartItem of(Part part, Names names, List<JobView> views) {
            var jobs = part.jobs();
            var first = jobs.isEmpty() ? null : jobs.get(0);
            var last = jobs.isEmpty() ? null : jobs.get(jobs.size() - 1);
            return new PartItem(
                    part.repository().value(),
                    part.repository().value(),
                    part.state().wire(),
                    first == null ? null : Times.textOrNull(first.started()),
                    last == null || !part.state().isEnd()
                            ? null
                            : last.endedAt().map(Times::text).orElse(null),
                    part.reason(),
                    names.find(part.repository()).map(RepositoryBrief::of).orElse(null),
                    first == null ? null : PlanBackupJob.of(first, maintenance(jobs)),
                    views);
        }

        /** Such as {@code running_prune}, as existing clients know it. */
        private static @Nullable String maintenance(List<Job> jobs) {
            if (jobs.size() < 2) {
                return null;
            }
            var last = jobs.get(jobs.size() - 1);
            if (!last.hasEnded()) {
                return "running_" + last.operation();
            }
            return last.operation() + (last.isGood() ? "_completed" : "_failed");
        }
    }

    static RunItem of(Run run, List<PartItem> parts) {
        Lineage lineage = run.lineage();
        boolean skipped = run.state() == Run.State.SKIPPED;
        return new RunItem(
                run.id().value(),
                run.plan().id().value(),
                run.plan().name(),
                run.cause().wire(),
                run.state().wire(),
                run.by(),
                Times.textOrNull(run.due()),
                Times.textOrNull(run.started()),
                Times.textOrNull(run.ended()),
                error(parts),
                skipped ? run.reason() : null,
                run.reason(),
                Times.text(run.created()),
                lineage == null ? 0 : lineage.attempt(),
                lineage == null ? null : id(lineage.original()),
                lineage == null ? null : id(lineage.source()),
                null,
                lineage == null ? null : Times.text(run.created()),
                parts,
                List.of());
    }

    /** Of the parts that are shown: the others may be none of the caller's business. */
    private static @Nullable String error(List<PartItem> parts) {
        return parts.stream()
                .filter(part -> part.status().equals(Run.State.FAILED.wire()))
                .map(PartItem::errorMessage)
                .findFirst()
                .orElse(null);
    }

    private static Long id(RunId run) {
        return run.value();
    }
}

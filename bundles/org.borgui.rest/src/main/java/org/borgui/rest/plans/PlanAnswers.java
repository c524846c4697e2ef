package org.borgui.rest.plans;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/** What calls about plans answer. */
final class PlanAnswers {

    private PlanAnswers() {}

    /** All of one plan. */
    record Whole(@JsonUnwrapped PlanItem item, @JsonUnwrapped PlanDetails details) {}

    record PlanList(List<PlanItem> backupPlans) {}

    record RunList(List<RunItem> runs) {}

    /** What a cancel has done. */
    record RunCancelled(
            String message,
            RunItem run,
            int cancelledRepositories,
            int cancelledBackupJobs,
            int processesTerminated,
            boolean alreadyTerminal) {}
}

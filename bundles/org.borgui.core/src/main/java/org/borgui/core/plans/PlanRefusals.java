package org.borgui.core.plans;

import java.util.Map;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.RepositoryId;
import org.borgui.api.RunId;

/** How requests about plans are refused. */
final class PlanRefusals {

    private static final String PLANS = "backend.errors.backupPlans.";

    private PlanRefusals() {}

    static RefusedException unknown() {
        return RefusedException.notFound(PLANS + "notFound", "There is no such plan.");
    }

    static RefusedException unknownRun() {
        return RefusedException.notFound(PLANS + "runNotFound", "There is no such run.");
    }

    static RefusedException unknownRepository(RepositoryId id) {
        return new RefusedException(
                Reason.NOT_FOUND,
                PLANS + "repositoryNotFound",
                Map.of("field", "repositories", "id", id.value()),
                "There is no repository %s.".formatted(id));
    }

    static RefusedException nameTaken() {
        return RefusedException.conflict(PLANS + "nameExists", "Another plan has this name. Choose a different one.");
    }

    /** A field that cannot be as it is; the key says what is wrong with it. */
    static RefusedException field(String field, String key, String sentence) {
        return new RefusedException(Reason.UNPROCESSABLE, PLANS + key, Map.of("field", field), sentence);
    }

    static RefusedException disabled() {
        return field("enabled", "disabled", "This plan is switched off. Switch it on first.");
    }

    static RefusedException active(RunId run) {
        return new RefusedException(
                Reason.CONFLICT,
                PLANS + "runAlreadyActive",
                Map.of("run_id", run.value()),
                "Run %s of this plan is still active. Wait until it ends, or cancel it.".formatted(run));
    }

    static RefusedException nothingToRetry() {
        return RefusedException.invalid(
                PLANS + "retryUnsupported",
                "Nothing of this run can be tried again: it has not ended, or every repository has its backup.");
    }
}

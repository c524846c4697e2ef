package org.borgui.core.plans;

import java.time.Instant;
import org.borgui.api.PlanId;
import org.borgui.api.plan.Plan;
import org.borgui.spi.state.Index;
import org.borgui.state.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A plan as it is kept.
 *
 * @param key its kind and its name, or for what only checks its repository: what a clash is about
 * @param handled up to here every slot has become a run, or the record of why there was none
 * @param next the slot after that; null when nothing is to come
 * @param waits why it cannot run at the moment, for a plan that runs when it can
 */
record PlanDocument(String key, Plan plan, Instant handled, @Nullable Instant next, @Nullable String waits) {

    static final Kind<PlanDocument> KIND =
            Kind.of("plans", PlanDocument.class, Index.unique("key", "key"), Index.on("next", "next"));

    static PlanDocument of(Plan plan, Instant handled, @Nullable Instant next) {
        return new PlanDocument(plan.kind() + ":" + about(plan), plan, handled, next, null);
    }

    private static String about(Plan plan) {
        return plan.kind().makesBackups()
                ? plan.name()
                : plan.destinations().get(0).repository().toString();
    }

    Plan plan(long id) {
        return plan.numbered(new PlanId(id));
    }

    /** The same, with all slots up to a time handled. */
    PlanDocument handled(Instant until, @Nullable Instant following, @Nullable String waiting) {
        return new PlanDocument(key, plan, until, following, waiting);
    }
}

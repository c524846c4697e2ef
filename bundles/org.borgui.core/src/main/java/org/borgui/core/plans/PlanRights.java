package org.borgui.core.plans;

import java.util.Optional;
import org.borgui.api.access.AccessService;
import org.borgui.api.access.Action;
import org.borgui.api.access.Caller;
import org.borgui.api.access.Resource;
import org.borgui.api.plan.Plan;

/** Who may see and change plans: it follows from the repositories they back up to. */
final class PlanRights {

    private final AccessService access;

    PlanRights(AccessService access) {
        this.access = access;
    }

    boolean maySee(Caller caller, Plan plan) {
        return caller.isAdmin()
                || plan.destinations().stream()
                        .anyMatch(destination -> access.may(caller, Action.VIEW, destination.repository()));
    }

    /** The plan; one that the caller may not see is forbidden, and so is one that is not there, except to admins. */
    Plan requireSeen(Caller caller, Optional<Plan> plan) {
        if (plan.isEmpty() || !maySee(caller, plan.get())) {
            access.requireAdmin(caller);
        }
        return plan.orElseThrow(PlanRefusals::unknown);
    }

    /** Whoever lets a plan drop archives, or drop others than before, destroys them tonight. */
    void requireProofOfPruning(Caller caller, Optional<Plan> before, Plan after) {
        boolean same =
                before.filter(plan -> plan.after().prune()).map(Plan::retention).equals(Optional.of(after.retention()));
        if (after.after().prune() && !same) {
            access.requireProof(caller, Resource.PLANS);
        }
    }

    void requireChanged(Caller caller, Plan plan) {
        plan.destinations().forEach(destination -> access.require(caller, Action.BACKUP, destination.repository()));
    }
}

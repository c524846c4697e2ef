package org.borgui.core.plans;

import static org.borgui.api.plan.Run.State.CANCELLED;
import static org.borgui.api.plan.Run.State.COMPLETED;
import static org.borgui.api.plan.Run.State.COMPLETED_WITH_WARNINGS;
import static org.borgui.api.plan.Run.State.FAILED;
import static org.borgui.api.plan.Run.State.PARTIAL;
import static org.borgui.api.plan.Run.State.SKIPPED;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.borgui.api.plan.Run.State;

/** How a run ended, by how its parts did. */
final class Outcomes {

    private static final Set<State> GOOD = EnumSet.of(COMPLETED, COMPLETED_WITH_WARNINGS);

    private Outcomes() {}

    static State of(List<State> parts) {
        if (parts.isEmpty()) {
            return FAILED;
        }
        if (GOOD.containsAll(parts)) {
            return parts.contains(COMPLETED_WITH_WARNINGS) ? COMPLETED_WITH_WARNINGS : COMPLETED;
        }
        if (parts.stream().anyMatch(GOOD::contains)) {
            return PARTIAL;
        }
        if (parts.contains(FAILED)) {
            return FAILED;
        }
        return parts.contains(CANCELLED) ? CANCELLED : SKIPPED;
    }
}

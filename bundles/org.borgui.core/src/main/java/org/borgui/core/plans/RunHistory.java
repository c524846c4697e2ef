package org.borgui.core.plans;

import static org.borgui.spi.state.StateStore.Durability.DURABLE;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.borgui.api.PlanId;
import org.borgui.api.RunId;
import org.borgui.api.plan.Run;
import org.borgui.state.State;
import org.borgui.state.Stored;

/** Runs that have ended, for those who remove them. Asks nobody's role. */
public final class RunHistory {

    private static final int PAGE = 200;

    /** The newest run of each plan that ended like this stays. */
    private record Way(long plan, Run.State state) {}

    private final State state;
    private final PlanStore store;

    public RunHistory(State state) {
        this.state = state;
        this.store = new PlanStore(state);
    }

    /** Whether the run goes on: what comes next in it follows from its jobs. */
    public boolean isOpen(RunId run) {
        return store.run(run).filter(found -> found.value().open()).isPresent();
    }

    public boolean isThere(PlanId plan) {
        return store.plan(plan).isPresent();
    }

    /** Removes runs that were made before a time and have no job any more; returns how many. */
    public int forget(Instant made, Predicate<RunId> hasJobs) {
        var seen = new HashSet<Way>();
        int removed = 0;
        long before = Long.MAX_VALUE;
        for (int size = PAGE; size == PAGE; ) {
            var page = store.runs(Optional.empty(), before, PAGE);
            var gone = page.stream()
                    .filter(run -> !run.value().open())
                    .filter(run -> !isNewest(run.value(), seen))
                    .filter(run -> run.value().order().created().isBefore(made))
                    .filter(run -> !hasJobs.test(new RunId(run.id())))
                    .toList();
            remove(gone);
            removed += gone.size();
            size = page.size();
            before = size == 0 ? 0 : page.get(size - 1).id();
        }
        return removed;
    }

    private boolean isNewest(RunDocument run, Set<Way> seen) {
        return seen.add(new Way(run.plan(), run.course().state())) && isThere(new PlanId(run.plan()));
    }

    private void remove(List<Stored<RunDocument>> gone) {
        if (!gone.isEmpty()) {
            state.write(DURABLE, writing -> {
                gone.forEach(run -> writing.delete(RunDocument.KIND, run.id()));
                return gone.size();
            });
        }
    }
}

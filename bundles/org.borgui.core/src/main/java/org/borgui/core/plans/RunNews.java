package org.borgui.core.plans;

import java.util.LinkedHashSet;
import java.util.Set;
import org.borgui.api.RunId;
import org.borgui.core.Listeners;
import org.borgui.spi.plan.RunListener;

/** Which runs have changed, told once that is saved. One thread; listeners come and go on any. */
final class RunNews {

    private final PlanStore store;
    private final Listeners<RunListener> listeners = new Listeners<>();
    private final Set<RunId> changed = new LinkedHashSet<>();

    RunNews(PlanStore store) {
        this.store = store;
    }

    void add(RunListener listener) {
        listeners.add(listener);
    }

    void remove(RunListener listener) {
        listeners.remove(listener);
    }

    /** Something of it has changed, or is about to be saved. */
    void changed(RunId run) {
        changed.add(run);
    }

    /** Tells of all that changed since the last time; what was not saved after all is not told. */
    void tell() {
        var runs = Set.copyOf(changed);
        changed.clear();
        runs.forEach(this::tell);
    }

    private void tell(RunId run) {
        store.run(run).ifPresent(found -> {
            var plan = found.value().order().plan();
            var state = found.value().course().state();
            listeners.tell(listener -> listener.changed(run, plan, state));
        });
    }
}

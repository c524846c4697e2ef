package org.borgui.core.plans;

import org.borgui.api.RepositoryId;
import org.borgui.state.State;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells whether a plan is at work on a repository, or will be soon. Asks nobody's role. */
@Component(service = OpenRuns.class)
public final class OpenRuns {

    private final PlanStore store;

    @Activate
    public OpenRuns(@Reference State state) {
        this.store = new PlanStore(state);
    }

    /** Whether a run that has not ended is about this repository. */
    public boolean about(RepositoryId repository) {
        return store.open().stream().anyMatch(run -> run.value().order().plan().isAbout(repository));
    }
}

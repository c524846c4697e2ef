package org.borgui.core.plans;

import org.borgui.api.PlanId;
import org.borgui.api.RepositoryId;
import org.borgui.spi.repository.RepositoryListener;
import org.borgui.state.State;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lets the schedules by which a repository is checked go with it: nobody could see or change them any more. */
@Component
public final class ChecksOfForgotten implements RepositoryListener {

    private final PlanStore store;

    @Activate
    public ChecksOfForgotten(@Reference State state) {
        this.store = new PlanStore(state);
    }

    @Override
    public void forgotten(RepositoryId repository) {
        store.plans().stream()
                .filter(stored -> !stored.value().plan().kind().makesBackups())
                .filter(stored -> stored.value().plan().isAbout(repository))
                .forEach(stored -> store.remove(new PlanId(stored.id())));
    }
}

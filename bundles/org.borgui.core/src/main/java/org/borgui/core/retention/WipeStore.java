package org.borgui.core.retention;

import static org.borgui.spi.state.StateStore.Durability.DURABLE;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.borgui.api.JobId;
import org.borgui.api.RepositoryId;
import org.borgui.api.WipeId;
import org.borgui.spi.repository.RepositoryListener;
import org.borgui.spi.state.Query;
import org.borgui.state.State;
import org.borgui.state.Stored;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Wipes in the state; those of a repository go with it. Needs nobody, so that it may hear of repositories. */
@Component(service = {WipeStore.class, RepositoryListener.class})
public final class WipeStore implements RepositoryListener {

    private final State state;

    @Activate
    public WipeStore(@Reference State state) {
        this.state = state;
        state.open(WipeDocument.KIND);
    }

    /** Keeps a preview in place of those of the repository that nobody has confirmed. */
    Stored<WipeDocument> add(WipeDocument preview) {
        return state.write(DURABLE, writing -> {
            of(writing, preview.repository()).stream()
                    .filter(old -> old.value().job() == null)
                    .forEach(old -> writing.delete(WipeDocument.KIND, old.id()));
            return writing.add(WipeDocument.KIND, writing.nextId(WipeDocument.KIND), preview);
        });
    }

    Optional<Stored<WipeDocument>> find(RepositoryId repository, WipeId id) {
        return state.get(WipeDocument.KIND, id.value())
                .filter(stored -> stored.value().repository() == repository.value());
    }

    void confirm(WipeId id, Instant now, boolean compact, JobId job) {
        state.write(
                DURABLE,
                writing ->
                        writing.update(WipeDocument.KIND, id.value(), old -> old.confirmed(now, compact, job.value())));
    }

    void remove(WipeId id) {
        state.write(DURABLE, writing -> {
            writing.delete(WipeDocument.KIND, id.value());
            return id;
        });
    }

    @Override
    public void forgotten(RepositoryId repository) {
        state.write(DURABLE, writing -> {
            of(writing, repository.value()).forEach(old -> writing.delete(WipeDocument.KIND, old.id()));
            return repository;
        });
    }

    private static List<Stored<WipeDocument>> of(State.Reading reading, long repository) {
        return reading.find(WipeDocument.KIND, Query.by("wipes", "repository", repository));
    }
}

package org.borgui.core.retention;

import static org.borgui.spi.state.StateStore.Durability.DURABLE;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.borgui.api.JobId;
import org.borgui.api.RepositoryId;
import org.borgui.api.WipeId;
import org.borgui.api.job.Job;
import org.borgui.spi.job.JobListener;
import org.borgui.spi.repository.RepositoryListener;
import org.borgui.spi.state.Query;
import org.borgui.state.State;
import org.borgui.state.Stored;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Wipes in the state; those of a repository go with it, and one that was confirmed goes with its job. Needs nobody, so that it
 * may hear of both.
 */
@Component(service = {WipeStore.class, RepositoryListener.class, JobListener.class})
public final class WipeStore implements RepositoryListener, JobListener {

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
                    .filter(WipeStore::isPreview)
                    .forEach(old -> writing.delete(WipeDocument.KIND, old.id()));
            return writing.add(WipeDocument.KIND, writing.nextId(WipeDocument.KIND), preview);
        });
    }

    Optional<Stored<WipeDocument>> find(RepositoryId repository, WipeId id) {
        return state.get(WipeDocument.KIND, id.value())
                .filter(stored -> stored.value().repository() == repository.value());
    }

    /** Makes a preview that nobody else has confirmed one that is begun: no newer preview takes its place. */
    boolean confirm(WipeId id, Instant now, boolean compact) {
        return state.write(DURABLE, writing -> {
            var preview = writing.get(WipeDocument.KIND, id.value()).filter(WipeStore::isPreview);
            preview.ifPresent(
                    old -> writing.put(WipeDocument.KIND, old.with(old.value().confirmed(now, compact))));
            return preview.isPresent();
        });
    }

    /** Its job could not be begun. */
    void unconfirm(WipeId id) {
        update(id, WipeDocument::unconfirmed);
    }

    void begun(WipeId id, JobId job) {
        update(id, old -> old.doneBy(job));
    }

    private void update(WipeId id, UnaryOperator<WipeDocument> change) {
        state.write(DURABLE, writing -> writing.update(WipeDocument.KIND, id.value(), change));
    }

    /** Takes a preview back; what is confirmed stays. */
    void withdraw(WipeId id) {
        state.write(DURABLE, writing -> {
            writing.get(WipeDocument.KIND, id.value())
                    .filter(WipeStore::isPreview)
                    .ifPresent(old -> writing.delete(WipeDocument.KIND, old.id()));
            return id;
        });
    }

    private static boolean isPreview(Stored<WipeDocument> stored) {
        return stored.value().confirmed() == null;
    }

    @Override
    public void changed(Job job) {} // a wipe is told by its job

    @Override
    public void forgotten(JobId job) {
        state.write(DURABLE, writing -> {
            writing.find(WipeDocument.KIND, Query.all("wipes")).stream()
                    .filter(old -> Objects.equals(old.value().job(), job.value()))
                    .forEach(old -> writing.delete(WipeDocument.KIND, old.id()));
            return job;
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

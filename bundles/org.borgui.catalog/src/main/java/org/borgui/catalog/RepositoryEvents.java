package org.borgui.catalog;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.borgui.api.JobId;
import org.borgui.api.RepositoryId;
import org.borgui.api.job.Job;
import org.borgui.spi.job.JobListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Knows which repositories are being written. Needs nobody: the engine, whom it listens to, may come before the catalog,
 * which needs the engine.
 */
@Component(service = {JobListener.class, RepositoryEvents.class})
public final class RepositoryEvents implements JobListener {

    private static final Set<String> READING = Set.of("extract");

    private final ConcurrentHashMap<JobId, RepositoryId> writing = new ConcurrentHashMap<>();
    private final Set<BiConsumer<RepositoryId, Job>> listeners = ConcurrentHashMap.newKeySet();

    /** One for all. */
    @Activate
    public RepositoryEvents() {}

    @Override
    public void changed(Job job) {
        var repository = job.repository();
        if (repository == null || READING.contains(job.operation()) || job.isQueued()) {
            return;
        }
        if (job.hasEnded()) {
            writing.remove(job.id());
            if (job.started() != null) {
                listeners.forEach(listener -> listener.accept(repository, job));
            }
        } else {
            writing.put(job.id(), repository);
        }
    }

    boolean isBeingWritten(RepositoryId repository) {
        return writing.containsValue(repository);
    }

    /** Tells whenever a job that may have changed a repository has ended, on the engine's thread: return soon. */
    void tell(BiConsumer<RepositoryId, Job> listener) {
        listeners.add(listener);
    }

    void tellNoMore(BiConsumer<RepositoryId, Job> listener) {
        listeners.remove(listener);
    }
}

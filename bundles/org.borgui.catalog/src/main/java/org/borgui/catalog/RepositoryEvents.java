package org.borgui.catalog;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.borgui.api.JobId;
import org.borgui.api.RepositoryId;
import org.borgui.api.job.Job;
import org.borgui.spi.job.JobListener;
import org.borgui.spi.repository.RepositoryListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Knows which repositories are being written, and hears which are forgotten. Needs nobody: those whom it listens to may come
 * before the catalog, which needs them.
 */
@Component(service = {JobListener.class, RepositoryListener.class, RepositoryEvents.class})
public final class RepositoryEvents implements JobListener, RepositoryListener {

    private static final Set<String> READING = Set.of("extract", "restore-check");

    private final ConcurrentHashMap<JobId, RepositoryId> writing = new ConcurrentHashMap<>();
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();

    /** Wants to know of repositories; called on the threads of others: return soon. */
    interface Listener {

        /** A job that may have changed the repository has ended. */
        void ended(RepositoryId repository, Job job);

        /** This server does not know the repository any more. */
        void forgotten(RepositoryId repository);
    }

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
                listeners.forEach(listener -> listener.ended(repository, job));
            }
        } else {
            writing.put(job.id(), repository);
        }
    }

    @Override
    public void forgotten(RepositoryId repository) {
        listeners.forEach(listener -> listener.forgotten(repository));
    }

    boolean isBeingWritten(RepositoryId repository) {
        return writing.containsValue(repository);
    }

    void tell(Listener listener) {
        listeners.add(listener);
    }

    void tellNoMore(Listener listener) {
        listeners.remove(listener);
    }
}

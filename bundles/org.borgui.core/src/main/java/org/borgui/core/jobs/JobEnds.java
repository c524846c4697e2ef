package org.borgui.core.jobs;

import java.util.function.Consumer;
import org.borgui.api.job.Job;
import org.borgui.core.Listeners;
import org.borgui.spi.job.JobListener;
import org.osgi.service.component.annotations.Component;

/** Tells of jobs that have ended. A component of its own, for those who use the engine too: through it that would be a cycle. */
@Component(service = {JobListener.class, JobEnds.class})
public final class JobEnds implements JobListener {

    private final Listeners<Consumer<Job>> listeners = new Listeners<>();

    /** The listener is told on the engine's own thread: it has to return soon. */
    public void add(Consumer<Job> listener) {
        listeners.add(listener);
    }

    public void remove(Consumer<Job> listener) {
        listeners.remove(listener);
    }

    @Override
    public void changed(Job job) {
        if (job.hasEnded()) {
            listeners.tell(listener -> listener.accept(job));
        }
    }
}

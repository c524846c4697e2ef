package org.borgui.core.jobs;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.borgui.spi.job.JobListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the listeners, in order, from one thread. */
final class Publisher {

    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

    private final List<JobListener> listeners = new CopyOnWriteArrayList<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> new Thread(task, "job-events"));

    void add(JobListener listener) {
        listeners.add(listener);
    }

    void remove(JobListener listener) {
        listeners.remove(listener);
    }

    void tell(Consumer<JobListener> what) {
        thread.execute(() -> listeners.forEach(listener -> tell(listener, what)));
    }

    private static void tell(JobListener listener, Consumer<JobListener> what) {
        try {
            what.accept(listener);
        } catch (RuntimeException e) {
            LOG.error("{} broke while it was told of a job", listener.getClass().getName(), e);
        }
    }

    /** Tells what is still to be told, then ends. */
    void close() throws InterruptedException {
        thread.shutdown();
        thread.awaitTermination(2, TimeUnit.SECONDS);
    }
}

package org.borgui.core.jobs;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.borgui.core.Listeners;
import org.borgui.spi.job.JobListener;

/** Tells the listeners, in order, from one thread. */
final class Publisher {

    private final Listeners<JobListener> listeners = new Listeners<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> new Thread(task, "job-events"));

    void add(JobListener listener) {
        listeners.add(listener);
    }

    void remove(JobListener listener) {
        listeners.remove(listener);
    }

    void tell(Consumer<JobListener> what) {
        thread.execute(() -> listeners.tell(what));
    }

    /** Tells what is still to be told, then ends. */
    void close() throws InterruptedException {
        thread.shutdown();
        thread.awaitTermination(2, TimeUnit.SECONDS);
    }
}

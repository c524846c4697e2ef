package org.borgui.access;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what nobody waits for when the server has had time to start, and not when its services are gone. */
final class Later implements Executor, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Later.class);
    private static final long PATIENCE_SECONDS = 2;

    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "later"));
    private final long seconds;

    Later(long seconds) {
        this.seconds = seconds;
    }

    @Override
    public void execute(Runnable task) {
        var unused = thread.schedule(() -> told(task), seconds, TimeUnit.SECONDS);
    }

    private static void told(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("What was put off has failed", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("What was put off is still under way");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

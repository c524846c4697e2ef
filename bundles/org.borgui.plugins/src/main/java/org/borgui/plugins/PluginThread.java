package org.borgui.plugins;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that changes plugins. Its first work is to start them; then it looks into the folder now and then. */
final class PluginThread {

    private static final Logger LOG = LoggerFactory.getLogger(PluginThread.class);
    private static final long LOOK_SECONDS = 1;
    private static final long STOP_SECONDS = 5;

    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "plugins"));
    private final Framework framework;
    private final Beginning beginning;
    private final WantedFolder folder;
    private final Changes changes;

    PluginThread(Framework framework, Beginning beginning, WantedFolder folder, Changes changes) {
        this.framework = framework;
        this.beginning = beginning;
        this.folder = folder;
        this.changes = changes;
    }

    void begin() {
        if (framework.isForOneCommand()) {
            return; // plugins are not started for a command
        }
        thread.execute(() -> guarded(beginning::begin));
        var unused = thread.scheduleWithFixedDelay(() -> guarded(this::look), 0, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    private void look() throws IOException, InterruptedException {
        changes.clear();
        folder.look();
    }

    /** What the thread does by itself. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static void guarded(Work work) {
        try {
            work.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException | LinkageError | StackOverflowError e) {
            LOG.error("Plugins cannot be looked after", e);
        }
    }

    /** Does it when its turn comes, and waits for its end. */
    <T> T change(Callable<T> work) {
        try {
            return thread.submit(work).get();
        } catch (ExecutionException e) {
            throw unchecked(e.getCause());
        } catch (RejectedExecutionException | InterruptedException | CancellationException e) {
            throw stopping();
        }
    }

    /** A refusal stays what it is; all else is a bug or a broken machine. */
    private static RuntimeException unchecked(@Nullable Throwable thrown) {
        if (thrown instanceof RuntimeException plain) {
            return plain;
        }
        return thrown instanceof IOException broken
                ? new UncheckedIOException(broken)
                : new IllegalStateException(thrown);
    }

    private static RefusedException stopping() {
        return new RefusedException(
                Reason.UNAVAILABLE, "backend.errors.notAvailable", "The server is stopping. Try again when it runs.");
    }

    void close() throws InterruptedException {
        thread.shutdownNow().forEach(task -> {
            if (task instanceof Future<?> change) {
                change.cancel(false); // somebody may wait for it
            }
        });
        if (!thread.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
            LOG.warn("A change of a plugin goes on while the server stops; the next start finds out how far it came");
        }
    }
}

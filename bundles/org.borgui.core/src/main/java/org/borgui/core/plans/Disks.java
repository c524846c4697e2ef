package org.borgui.core.plans;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.borgui.api.PlanId;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;

/**
 * Asks disks on threads of its own: one that does not answer, such as a file server that is gone, keeps only its own plan from
 * running. While a plan's last question is still open, it is not asked again.
 */
final class Disks {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "plan-disks");
        thread.setDaemon(true); // nothing ends a thread that a disk holds
        return thread;
    });
    private final Map<PlanId, Future<?>> open = new ConcurrentHashMap<>();
    private final Duration patience;

    Disks() {
        this(PATIENCE);
    }

    Disks(Duration patience) {
        this.patience = patience;
    }

    /** What the question answers or refuses; refuses itself when there is no answer in time. */
    <T> T ask(PlanId plan, Callable<T> question) {
        var before = open.get(plan);
        if (before != null && !before.isDone()) {
            throw silent();
        }
        var asked = threads.submit(question);
        open.put(plan, asked);
        try {
            return asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw silent();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw silent();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private RefusedException silent() {
        return new RefusedException(
                Reason.UNAVAILABLE,
                "backend.errors.backupPlans.diskSilent",
                "A disk of this plan does not answer: its sources or repositories could not be looked at within %d seconds."
                        .formatted(patience.toSeconds()));
    }

    void close() {
        threads.shutdownNow();
    }
}

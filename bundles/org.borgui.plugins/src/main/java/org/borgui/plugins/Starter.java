package org.borgui.plugins;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the code of a plugin run for a limited time, on a thread of its own: it may hang. */
final class Starter {

    /** What a plugin does. */
    @FunctionalInterface
    interface Step<T> {
        T run() throws BundleException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(Starter.class);
    private static final String START = "start";
    private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(2);

    private final Duration longest;

    Starter(Duration longest) {
        this.longest = longest;
    }

    void start(Bundle bundle) throws BundleException, InterruptedException {
        limited(bundle, START, () -> {
            bundle.start(Bundle.START_TRANSIENT);
            return bundle;
        });
    }

    /** One that ran before: it is wanted also when it comes late. */
    void startAgain(Bundle bundle) throws BundleException, InterruptedException {
        limited(bundle, "start again", () -> {
            bundle.start(Bundle.START_TRANSIENT);
            return bundle;
        });
    }

    /** Answers whether it has stopped; what hangs is left alone. */
    boolean stop(Bundle bundle) throws InterruptedException {
        try {
            limited(bundle, "stop", () -> {
                bundle.stop(Bundle.STOP_TRANSIENT);
                return bundle;
            });
            return true;
        } catch (BundleException e) {
            LOG.warn("{} does not stop as it should: {}", bundle, e.getMessage());
            return bundle.getState() != Bundle.STARTING && bundle.getState() != Bundle.STOPPING;
        }
    }

    /** @throws BundleException when it fails or takes too long; its message is a part of a sentence */
    <T> T limited(Bundle bundle, String what, Step<T> step) throws BundleException, InterruptedException {
        var abandoned = new AtomicBoolean();
        var task = new FutureTask<>(() -> {
            try {
                return step.run();
            } finally {
                if (abandoned.get()) {
                    endLate(bundle);
                }
            }
        });
        var thread = new Thread(task, "plugin-" + what + " " + bundle.getSymbolicName());
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            abandoned.set(what.equals(START));
            thread.interrupt();
            thread.join(AFTER_INTERRUPT.toMillis());
            throw new BundleException("it does not %s within %d s%s"
                    .formatted(
                            what,
                            longest.toSeconds(),
                            thread.isAlive()
                                    ? ", nor does it end when it is told to: it goes with the next start of the server"
                                    : ""));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof BundleException said && said.getCause() == null) {
                throw said;
            }
            throw new BundleException("it fails to %s: %s".formatted(what, innermost(e)), e.getCause());
        }
    }

    /** What was given up must not come alive beside what took its place. */
    private static void endLate(Bundle bundle) {
        try {
            bundle.stop(Bundle.STOP_TRANSIENT);
            bundle.uninstall();
            LOG.warn("{} has started after all, too late, and is removed", bundle);
        } catch (BundleException | IllegalStateException e) {
            LOG.debug("{} was removed already", bundle, e);
        }
    }

    static String innermost(Throwable thrown) {
        var cause = thrown;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null
                ? cause.getClass().getName()
                : cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }
}

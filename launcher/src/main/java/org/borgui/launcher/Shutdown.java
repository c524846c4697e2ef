package org.borgui.launcher;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.launch.Framework;

/**
 * Ends the process on SIGTERM and SIGINT: stops the framework, and halts with the names of what hangs when that takes
 * too long. The whole takes less than ten seconds.
 */
final class Shutdown implements SynchronousBundleListener {

    private static final Duration PATIENCE = Duration.ofSeconds(9);

    private final Framework framework;
    private final ExitCode afterwards;
    private final Set<String> stopping = new ConcurrentSkipListSet<>();
    private final CountDownLatch begun = new CountDownLatch(1);

    /** @param afterwards how the process ends when a signal stopped it in good order */
    Shutdown(Framework framework, ExitCode afterwards) {
        this.framework = framework;
        this.afterwards = afterwards;
    }

    /** From here on a signal stops the framework. */
    void install() {
        framework.getBundleContext().addBundleListener(this);
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "shutdown"));
    }

    /** Where the process is ending already, this never returns: the other thread has the last word. */
    void yieldIfBegun() throws InterruptedException {
        if (begun.getCount() == 0) {
            new CountDownLatch(1).await();
        }
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        if (event.getBundle().getBundleId() == 0) {
            return;
        }
        String name = event.getBundle().getSymbolicName();
        switch (event.getType()) {
            case BundleEvent.STOPPING -> stopping.add(name);
            case BundleEvent.STOPPED -> stopping.remove(name);
            default -> {}
        }
    }

    private void stop() {
        begun.countDown();
        long start = System.nanoTime();
        Thread watchdog = new Thread(this::watch, "shutdown-watchdog");
        watchdog.setDaemon(true);
        watchdog.start();
        ExitCode code = afterwards;
        try {
            framework.stop();
            framework.waitForStop(0);
            Console.info(
                    "stopped in " + Duration.ofNanos(System.nanoTime() - start).toMillis() + " ms");
        } catch (BundleException | InterruptedException e) {
            Console.error("the framework does not stop: " + e.getMessage());
            code = ExitCode.FRAMEWORK;
        }
        Runtime.getRuntime().halt(code.number());
    }

    private void watch() {
        try {
            TimeUnit.MILLISECONDS.sleep(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            return;
        }
        Console.error("not stopped after " + PATIENCE.toSeconds() + " s, ending now; still stopping: "
                + (stopping.isEmpty() ? "the framework" : String.join(", ", stopping)) + where());
        Runtime.getRuntime().halt(ExitCode.HUNG.number());
    }

    /** Where the threads stand that stop a bundle. */
    private static String where() {
        return Thread.getAllStackTraces().values().stream()
                .map(List::of)
                .filter(frames ->
                        frames.stream().anyMatch(frame -> frame.getMethodName().equals("stopBundle")))
                .flatMap(frames -> Stream.concat(
                        frames.stream().limit(2),
                        frames.stream()
                                .skip(2)
                                .filter(frame -> !frame.getClassName().startsWith("java."))
                                .limit(4)))
                .map(frame -> "\n  at " + frame)
                .collect(Collectors.joining());
    }
}

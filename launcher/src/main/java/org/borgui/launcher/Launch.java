package org.borgui.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.framework.wiring.BundleRevision;

/** One life of the framework: from the features to its end. */
final class Launch {

    /** Framework property: this framework is for one command, no server. */
    private static final String ONE_COMMAND = "borgui.command";

    /** Framework property: the level up to which bundles are started for a command. */
    private static final String COMMAND_LEVEL = "launcher.command.level";

    private static final String COMMAND_LINE = "(borgui.command.line=true)";

    private final Layout layout;
    private final FeatureSet features;

    Launch(Layout layout, FeatureSet features) {
        this.layout = layout;
        this.features = features;
    }

    /** Starts, says when it is ready, and returns when the framework has stopped. */
    ExitCode run() throws BundleException, InterruptedException {
        long begin = System.nanoTime();
        Map<String, String> properties = properties(layout.cache());
        Readiness readiness = Readiness.of(properties);
        Framework framework = framework(properties);
        Shutdown shutdown = new Shutdown(framework, ExitCode.OK);
        shutdown.install();
        try {
            Installation installation =
                    Installation.of(features, new Repository(layout.repository()), framework.getBundleContext());
            Resolution.require(installation, framework);
            start(framework, installation, features.targetLevel());
            readiness.await(framework.getBundleContext());
        } catch (LaunchException | BundleException | IllegalStateException e) {
            shutdown.yieldIfBegun();
            stop(framework);
            throw e;
        }
        Console.info("Borg UI " + Version.text() + " is ready after "
                + Duration.ofNanos(System.nanoTime() - begin).toMillis() + " ms");
        FrameworkEvent end = framework.waitForStop(0);
        shutdown.yieldIfBegun();
        return end.getType() == FrameworkEvent.ERROR ? ExitCode.FRAMEWORK : ExitCode.OK;
    }

    /**
     * Starts what commands need and nothing else, has the talk, and stops.
     *
     * @return how the command ended
     */
    int run(CommandTalk talk) throws BundleException, IOException, InterruptedException {
        Map<String, String> properties = properties(layout.cache());
        properties.put(ONE_COMMAND, "true");
        properties.put(Readiness.SERVICES, COMMAND_LINE);
        Readiness readiness = Readiness.of(properties);
        Framework framework = framework(properties);
        Shutdown shutdown = new Shutdown(framework, ExitCode.INTERRUPTED);
        shutdown.install();
        try {
            BundleContext context = framework.getBundleContext();
            Installation installation = Installation.of(features, new Repository(layout.repository()), context);
            Resolution.require(installation, framework);
            start(framework, installation, level(properties));
            readiness.await(context);
            return new InProcess(context, COMMAND_LINE).have(talk);
        } finally {
            shutdown.yieldIfBegun();
            stop(framework);
        }
    }

    /** Resolves everything and starts nothing. Needs a folder that may be filled. */
    void verify(Path storage) throws BundleException, InterruptedException {
        Framework framework = framework(properties(storage));
        try {
            Resolution.require(
                    Installation.of(features, new Repository(layout.repository()), framework.getBundleContext()),
                    framework);
        } finally {
            stop(framework);
        }
    }

    private Map<String, String> properties(Path storage) {
        Map<String, String> properties = new HashMap<>();
        features.properties().forEach((key, value) -> properties.put(key, layout.fill(value)));
        properties.put(Constants.FRAMEWORK_STORAGE, storage.toString());
        properties.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
        properties.put(Constants.FRAMEWORK_BEGINNING_STARTLEVEL, "1");
        properties.putIfAbsent("felix.log.level", "1");
        return properties;
    }

    /** @throws LaunchException if no feature says it */
    private static int level(Map<String, String> properties) {
        String text = properties.getOrDefault(COMMAND_LEVEL, "");
        if (!text.matches("\\d{1,2}")) {
            throw new LaunchException(ExitCode.ASSEMBLY, "bad " + COMMAND_LEVEL + ": \"" + text + "\"");
        }
        return Integer.parseInt(text);
    }

    private static Framework framework(Map<String, String> properties) throws BundleException {
        Framework framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(properties);
        framework.init();
        return framework;
    }

    private static void start(Framework framework, Installation installation, int level)
            throws BundleException, InterruptedException {
        Map<Bundle, Throwable> failures = new ConcurrentHashMap<>();
        framework.getBundleContext().addFrameworkListener(event -> {
            if (event.getType() == FrameworkEvent.ERROR && event.getThrowable() != null) {
                failures.put(event.getBundle(), event.getThrowable());
            }
        });
        installation.markStarted();
        framework.start();
        CountDownLatch reached = new CountDownLatch(1);
        framework.adapt(FrameworkStartLevel.class).setStartLevel(level, event -> reached.countDown());
        reached.await();
        List<String> down = installation.bundles().keySet().stream()
                .filter(bundle -> bundle.adapt(BundleStartLevel.class).getStartLevel() <= level)
                .filter(Launch::isDown)
                .map(bundle -> installation.describe(bundle) + ": " + reason(failures.get(bundle)))
                .toList();
        if (!down.isEmpty()) {
            throw new LaunchException(
                    ExitCode.NOT_STARTED, "these bundles do not start:\n  " + String.join("\n  ", down));
        }
    }

    private static boolean isDown(Bundle bundle) {
        boolean fragment = (bundle.adapt(BundleRevision.class).getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
        return !fragment && bundle.getState() != Bundle.ACTIVE && bundle.getState() != Bundle.STARTING;
    }

    private static String reason(@Nullable Throwable failure) {
        if (failure == null) {
            return "the log says why";
        }
        return failure.getCause() == null
                ? String.valueOf(failure.getMessage())
                : failure.getMessage() + " " + failure.getCause();
    }

    private static void stop(Framework framework) throws BundleException, InterruptedException {
        framework.stop();
        framework.waitForStop(10_000);
    }
}

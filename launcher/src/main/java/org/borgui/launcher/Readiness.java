package org.borgui.launcher;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;

/**
 * When the server is ready: every service named is there.
 *
 * @param services the filters of the services
 * @param patience how long to wait for all of them
 */
record Readiness(List<Filter> services, Duration patience) {

    /** Framework property: filters, separated by semicolons. */
    static final String SERVICES = "launcher.ready";
    /** Framework property: seconds. */
    static final String PATIENCE = "launcher.ready.timeout";

    private static final long LOOK_MILLIS = 1000;
    private static final String REPORT = "(borgui.report=components)";
    /** In the report, a component whose own code gave up. */
    private static final String FAILED = " failed: ";
    /** In the report, a component that only fails because another one did. */
    private static final String FOLLOWING = "Unable to get service for reference";

    /** @throws LaunchException if a property cannot be read */
    static Readiness of(Map<String, String> properties) {
        List<Filter> services = new ArrayList<>();
        try {
            for (String text : properties
                    .getOrDefault(SERVICES, "(osgi.condition.id=borgui.http.ready)")
                    .split(";", -1)) {
                if (!text.isBlank()) {
                    services.add(FrameworkUtil.createFilter(text.strip()));
                }
            }
            return new Readiness(services, Duration.ofSeconds(Long.parseLong(properties.getOrDefault(PATIENCE, "60"))));
        } catch (InvalidSyntaxException | NumberFormatException e) {
            throw new LaunchException(ExitCode.ASSEMBLY, "bad " + SERVICES + " or " + PATIENCE + ": " + e.getMessage());
        }
    }

    /**
     * Waits for all services, and makes sure that no component has failed meanwhile: a server that lacks a part is worse
     * than none, because it looks as if it worked.
     *
     * @throws LaunchException naming what is not there in time, and the components that do not run
     */
    void await(BundleContext framework) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        for (Filter service : services) {
            if (!isThere(framework, service, end)) {
                List<String> reasons = reasons(framework);
                throw new LaunchException(
                        ExitCode.NOT_STARTED,
                        "not ready after " + patience.toSeconds() + " s: no service " + service
                                + (reasons.isEmpty()
                                        ? "\n  the log says more"
                                        : "\n  these components do not run:\n  " + String.join("\n  ", reasons)));
            }
        }
        refuse(failed(framework));
    }

    /** Looks now and then whether a component has failed for good: nobody should wait for what cannot come. */
    private static boolean isThere(BundleContext framework, Filter service, long end) throws InterruptedException {
        var tracker = new ServiceTracker<>(framework, service, new ReferenceOnly());
        tracker.open(true);
        try {
            List<String> before = List.of();
            for (long left = left(end); left > 0; left = left(end)) {
                if (tracker.waitForService(Math.min(left, LOOK_MILLIS)) != null) {
                    return true;
                }
                List<String> failed = failed(framework);
                if (failed.equals(before)) {
                    refuse(failed);
                }
                before = failed;
            }
            return !tracker.isEmpty();
        } finally {
            tracker.close();
        }
    }

    private static long left(long end) {
        return Duration.ofNanos(end - System.nanoTime()).toMillis();
    }

    private static List<String> failed(BundleContext framework) {
        return reasons(framework).stream()
                .filter(reason -> reason.contains(FAILED) && !reason.contains(FOLLOWING))
                .toList();
    }

    private static void refuse(List<String> failed) {
        if (!failed.isEmpty()) {
            throw new LaunchException(
                    ExitCode.NOT_STARTED, "these components do not run:\n  " + String.join("\n  ", failed));
        }
    }

    private static List<String> reasons(BundleContext framework) {
        try {
            return framework.getServiceReferences(Supplier.class, REPORT).stream()
                    .map(framework::getService)
                    .flatMap(report -> report != null && report.get() instanceof List<?> lines
                            ? lines.stream().map(String::valueOf)
                            : Stream.empty())
                    .toList();
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(REPORT, e);
        }
    }

    /** Looks without touching: getting a service could activate a component. */
    private static final class ReferenceOnly implements ServiceTrackerCustomizer<Object, ServiceReference<Object>> {

        @Override
        public ServiceReference<Object> addingService(ServiceReference<Object> reference) {
            return reference;
        }

        @Override
        public void modifiedService(ServiceReference<Object> reference, ServiceReference<Object> service) {}

        @Override
        public void removedService(ServiceReference<Object> reference, ServiceReference<Object> service) {}
    }
}

package org.borgui.plugins;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.borgui.spi.plugin.HealthProbe;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;

/** Asks a plugin how it is. */
final class Probe {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final BundleContext context;
    private final Components components;
    private final Starter starter;
    private final Map<Long, Long> asked = new ConcurrentHashMap<>(); // bundles, and since when, by System.nanoTime

    Probe(BundleContext context, Components components, Starter starter) {
        this.context = context;
        this.components = components;
        this.starter = starter;
    }

    /**
     * Whether a plugin just started can be kept: each service it offers is asked for once, which makes its component.
     *
     * @throws BundleException when not; its message is a part of a sentence
     */
    void requireWell(Bundle bundle) throws BundleException, InterruptedException {
        starter.limited(bundle, "answer", () -> {
            for (var reference : services(bundle)) {
                requireThere(bundle, reference);
            }
            var failures = components.failures(bundle);
            if (!failures.isEmpty()) {
                throw new BundleException("its component " + String.join("; ", failures));
            }
            return bundle;
        });
        var trouble = trouble(bundle);
        if (trouble.isPresent()) {
            throw new BundleException("it says of itself: " + trouble.get());
        }
    }

    private void requireThere(Bundle bundle, ServiceReference<?> reference) throws BundleException {
        var closed = ServiceFence.closed(reference);
        if (closed.isPresent()) {
            throw new BundleException("it offers %s, which is the server's part".formatted(closed.get()));
        }
        var service = context.getService(reference);
        try {
            if (service == null && reference.getBundle() != null) {
                throw new BundleException("a service of it cannot be made: "
                        + String.join("; ", orElse(components.failures(bundle), provided(reference))));
            }
        } finally {
            context.ungetService(reference);
        }
    }

    private static List<String> orElse(List<String> some, String otherwise) {
        return some.isEmpty() ? List.of(otherwise) : some;
    }

    /** What the plugin says of itself. One that hangs is not asked again before it has answered. */
    Optional<String> trouble(Bundle bundle) throws InterruptedException {
        var probes = services(bundle).stream().filter(Probe::isProbe).toList();
        if (probes.isEmpty()) {
            return Optional.empty();
        }
        var since = asked.putIfAbsent(bundle.getBundleId(), System.nanoTime());
        if (since != null) {
            return System.nanoTime() - since < PATIENCE.toNanos()
                    ? Optional.empty()
                    : Optional.of("It has been asked how it is, and does not answer.");
        }
        try {
            return starter.limited(bundle, "answer", () -> {
                try {
                    return probes.stream()
                            .flatMap(probe -> answer(probe).stream())
                            .findFirst();
                } finally {
                    asked.remove(bundle.getBundleId());
                }
            });
        } catch (BundleException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static boolean isProbe(ServiceReference<?> reference) {
        return List.of((String[]) reference.getProperty(Constants.OBJECTCLASS)).contains(HealthProbe.class.getName());
    }

    private Optional<String> answer(ServiceReference<?> reference) {
        var service = context.getService(reference);
        try {
            return service instanceof HealthProbe probe ? probe.trouble() : Optional.empty();
        } finally {
            context.ungetService(reference);
        }
    }

    /** What it adds to the server, by the names of its services. */
    List<String> provides(Bundle bundle) {
        return services(bundle).stream()
                .map(Probe::provided)
                .distinct()
                .sorted()
                .toList();
    }

    private static String provided(ServiceReference<?> reference) {
        var type = ((String[]) reference.getProperty(Constants.OBJECTCLASS))[0];
        var names = Stream.of(reference.getPropertyKeys())
                .filter(key -> key.startsWith("borgui.") && !key.equals("borgui.rest.resource"))
                .map(key -> words(reference.getProperty(key)))
                .sorted()
                .toList();
        return type.substring(type.lastIndexOf('.') + 1)
                + (names.isEmpty() ? "" : " (" + String.join(", ", names) + ")");
    }

    private static String words(Object value) {
        return value instanceof Object[] several
                ? String.join(", ", Stream.of(several).map(String::valueOf).toList())
                : String.valueOf(value);
    }

    private static List<ServiceReference<?>> services(Bundle bundle) {
        try {
            var all = bundle.getRegisteredServices();
            return all == null ? List.of() : List.of(all);
        } catch (IllegalStateException e) {
            return List.of(); // it has just been removed
        }
    }
}

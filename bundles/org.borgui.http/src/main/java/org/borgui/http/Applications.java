package org.borgui.http;

import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All applications, one for each contributing bundle. A change of one bundle builds that bundle's application anew and
 * swaps the routes; the others neither stop nor notice.
 *
 * <p>Changes come from one thread at a time; lookups from any thread, without waiting.
 */
final class Applications {

    private static final Logger LOG = LoggerFactory.getLogger(Applications.class);
    private static final Duration AWAY = Duration.ofSeconds(5);

    private final JerseyApplications jersey;
    private final Clock clock;
    private final Map<Long, Contribution> contributions = new LinkedHashMap<>();
    private final Map<Long, Application> running = new LinkedHashMap<>();
    private final Map<String, Instant> withdrawn = new ConcurrentHashMap<>();
    private volatile Routes routes = new Routes(Map.of());
    private volatile List<Owner> owners = List.of();
    private @Nullable ServletConfig servlet;

    private record Contribution(Owner owner, List<Object> resources) {}

    Applications(JerseyApplications jersey, Clock clock) {
        this.jersey = jersey;
        this.clock = clock;
    }

    /** Jetty is there: builds what has been contributed so far. */
    synchronized void attach(ServletConfig config) {
        servlet = config;
        contributions.values().forEach(this::build);
        publish();
    }

    /** Jetty goes: everything ends at once. */
    synchronized void detach() {
        servlet = null;
        var ending = List.copyOf(running.values());
        running.clear();
        publish();
        ending.forEach(Application::retire);
        ending.forEach(Application::end);
    }

    /** A bundle's resources are now these; who is inside the former ones finishes there. */
    synchronized void set(Owner owner, List<Object> resources) {
        var contribution = new Contribution(owner, List.copyOf(resources));
        contributions.put(owner.bundleId(), contribution);
        var former = running.get(owner.bundleId());
        build(contribution);
        publish();
        if (former != null) {
            former.retire();
        }
    }

    /** A bundle's resources are gone; the application that takes no more requests, for the caller to drain and end. */
    synchronized Optional<Application> withdraw(long bundleId) {
        contributions.remove(bundleId);
        var former = Optional.ofNullable(running.remove(bundleId));
        former.ifPresent(application -> {
            var back = clock.instant().plus(AWAY);
            application.prefixes().forEach(prefix -> withdrawn.put(prefix, back));
        });
        publish();
        former.ifPresent(application -> {
            LOG.info("The resources of {} are withdrawn", application.owner());
            application.retire();
        });
        return former;
    }

    /** The application for a raw path such as {@code /api/repositories/7}. */
    Optional<Application> find(String path) {
        var now = routes;
        return Routes.upwards(path).stream().flatMap(p -> now.at(p).stream()).findFirst();
    }

    /** Whether a path belonged to a bundle that left a moment ago and may be back soon. */
    boolean isAway(String path) {
        var now = clock.instant();
        withdrawn.values().removeIf(until -> until.isBefore(now));
        return !withdrawn.isEmpty() && Routes.upwards(path).stream().anyMatch(withdrawn::containsKey);
    }

    /** Who contributes, ours first; the list is another object after each change. */
    List<Owner> owners() {
        return owners;
    }

    private void build(Contribution contribution) {
        if (servlet == null) {
            return;
        }
        var owner = contribution.owner();
        var prefixes = contribution.resources().stream()
                .flatMap(resource -> Routes.prefix(owner.mount(), resource.getClass()).stream())
                .distinct()
                .toList();
        try {
            var config = jersey.of(owner.name(), contribution.resources());
            running.put(owner.bundleId(), Application.start(owner, prefixes, config, servlet));
            LOG.info("{} serves {}", owner, prefixes);
        } catch (ServletException | RuntimeException | LinkageError e) {
            LOG.error("The resources of {} cannot be served", owner, e);
            running.remove(owner.bundleId());
        }
    }

    private void publish() {
        var all = new ArrayList<>(running.values());
        routes = Routes.of(all);
        all.forEach(application -> application.prefixes().forEach(withdrawn::remove));
        owners = all.stream()
                .map(Application::owner)
                .sorted((a, b) -> Boolean.compare(b.isCore(), a.isCore()))
                .toList();
    }
}

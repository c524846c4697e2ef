package org.borgui.core.jobs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.borgui.api.JobId;
import org.borgui.api.job.Job;
import org.borgui.spi.job.Operation;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.ComponentConstants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operations that are there at the moment, by name, what waits for one to come, and which job goes on with which. */
final class Operations {

    private static final Logger LOG = LoggerFactory.getLogger(Operations.class);

    /** How long an operation that has just gone may take to come back: its plugin is being updated. */
    private static final Duration AWAY = Duration.ofSeconds(60);

    private record Offered(Operation operation, boolean reading, String bundle, String component) {}

    private record Held(Job job, Offered offered) {}

    private final Map<String, List<Offered>> offered = new HashMap<>(); // the first of a list is used
    private final Map<String, List<Runnable>> waiting = new HashMap<>();
    private final Map<String, Long> gone = new HashMap<>(); // and until when they may come back, by System.nanoTime
    private final Map<JobId, Held> held = new HashMap<>();
    private boolean closed;

    void add(Operation operation, Map<String, Object> properties) {
        var name = String.valueOf(properties.get("borgui.operation"));
        var reading = Boolean.TRUE.equals(properties.get("borgui.reading"));
        var component = String.valueOf(properties.getOrDefault(ComponentConstants.COMPONENT_NAME, ""));
        List<Runnable> wanted;
        synchronized (this) {
            enter(name, new Offered(operation, reading, bundle(operation), component));
            gone.remove(name);
            notifyAll();
            wanted = waiting.remove(name);
        }
        if (wanted != null) {
            wanted.forEach(Runnable::run);
        }
    }

    /** A newer version of a plugin takes the place of the older one; another plugin takes nobody's place. */
    private void enter(String name, Offered newcomer) {
        var there = offered.computeIfAbsent(name, key -> new ArrayList<>());
        if (there.isEmpty() || there.get(0).bundle().equals(newcomer.bundle())) {
            there.add(0, newcomer);
        } else {
            there.add(newcomer);
            LOG.warn(
                    "{} offers the operation '{}', which {} offers already: that one is used",
                    newcomer.bundle(),
                    name,
                    there.get(0).bundle());
        }
    }

    private static String bundle(Operation operation) {
        var bundle = FrameworkUtil.getBundle(operation.getClass());
        return bundle == null ? "" : bundle.getSymbolicName();
    }

    synchronized void remove(Operation operation) {
        for (var entry : List.copyOf(offered.entrySet())) {
            if (entry.getValue().removeIf(found -> found.operation() == operation)
                    && entry.getValue().isEmpty()) {
                offered.remove(entry.getKey());
                gone.put(entry.getKey(), System.nanoTime() + AWAY.toNanos());
            }
        }
    }

    private synchronized Optional<Offered> find(String name) {
        return Optional.ofNullable(offered.get(name)).map(there -> there.get(0));
    }

    /** The operation for a job, which holds it until it is released. Waits for one that may come back, unless it is stopped. */
    synchronized Optional<Operation> hold(Job job, BooleanSupplier isStopped) throws InterruptedException {
        var name = job.operation();
        for (var found = find(name); ; found = find(name)) {
            long left = TimeUnit.NANOSECONDS.toMillis(gone.getOrDefault(name, System.nanoTime()) - System.nanoTime());
            if (found.isPresent()) {
                held.put(job.id(), new Held(job, found.get()));
            }
            if (found.isPresent() || left <= 0 || closed || isStopped.getAsBoolean()) {
                return found.map(Offered::operation);
            }
            wait(left);
        }
    }

    /** Some job that waits was stopped. */
    synchronized void wake() {
        notifyAll();
    }

    synchronized void release(JobId job) {
        held.remove(job);
    }

    /** The jobs that go on with an operation of this bundle. */
    synchronized List<Job> jobs(Bundle bundle) {
        return heldOf(bundle).map(Held::job).toList();
    }

    /** The components of this bundle that some job goes on with. */
    synchronized Set<String> components(Bundle bundle) {
        return heldOf(bundle)
                .map(use -> use.offered().component())
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    private Stream<Held> heldOf(Bundle bundle) {
        return held.values().stream()
                .filter(use -> bundle.equals(
                        FrameworkUtil.getBundle(use.offered().operation().getClass())));
    }

    /** From here on nobody waits for an operation. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** An operation that is not known is taken for one that writes. */
    boolean isReading(String name) {
        return find(name).filter(Offered::reading).isPresent();
    }

    /** Does it now, or when the operation comes. */
    void whenThere(String name, Runnable action) {
        synchronized (this) {
            if (!offered.containsKey(name)) {
                waiting.computeIfAbsent(name, key -> new ArrayList<>()).add(action);
                return;
            }
        }
        action.run();
    }
}

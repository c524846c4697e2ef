package org.borgui.core.jobs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.borgui.spi.job.Operation;

/** The operations that are there at the moment, by name, and what waits for one to come. */
final class Operations {

    private record Offered(Operation operation, boolean reading) {}

    private final Map<String, Offered> offered = new HashMap<>();
    private final Map<String, List<Runnable>> waiting = new HashMap<>();

    void add(Operation operation, Map<String, Object> properties) {
        var name = String.valueOf(properties.get("borgui.operation"));
        List<Runnable> wanted;
        synchronized (this) {
            offered.put(name, new Offered(operation, Boolean.TRUE.equals(properties.get("borgui.reading"))));
            wanted = waiting.remove(name);
        }
        if (wanted != null) {
            wanted.forEach(Runnable::run);
        }
    }

    synchronized void remove(Operation operation) {
        offered.values().removeIf(found -> found.operation() == operation);
    }

    synchronized Optional<Operation> find(String name) {
        return Optional.ofNullable(offered.get(name)).map(Offered::operation);
    }

    /** An operation that is not known is taken for one that writes. */
    synchronized boolean isReading(String name) {
        var found = offered.get(name);
        return found != null && found.reading();
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

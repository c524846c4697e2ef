package org.borgui.store.mvstore;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.borgui.spi.state.CollectionSpec;

/** The collections that were opened since the start. */
final class OpenCollections {

    private final Map<String, Opened> opened = new ConcurrentHashMap<>();

    Optional<Opened> find(String name) {
        return Optional.ofNullable(opened.get(name));
    }

    Opened require(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException("collection '%s' was not opened".formatted(name)));
    }

    /** As it will be with what is wanted; nothing is kept yet. */
    Opened with(CollectionSpec spec) {
        return Opened.of(spec, find(spec.name()).map(Opened::indexes).orElse(Map.of()));
    }

    Collection<Opened> all() {
        return opened.values();
    }

    void keep(Opened collection) {
        opened.put(collection.name(), collection);
    }
}

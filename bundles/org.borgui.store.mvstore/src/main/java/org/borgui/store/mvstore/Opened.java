package org.borgui.store.mvstore;

import java.util.LinkedHashMap;
import java.util.Map;
import org.borgui.spi.state.CollectionSpec;
import org.borgui.spi.state.Index;
import org.borgui.spi.state.Query;

/** A collection that was opened, with all indexes that it was opened with. */
record Opened(CollectionSpec spec, Map<String, Index> indexes) {

    static Opened of(CollectionSpec spec, Map<String, Index> before) {
        var all = new LinkedHashMap<>(before);
        spec.indexes().forEach(index -> all.put(index.name(), index));
        return new Opened(spec, all);
    }

    String name() {
        return spec.name();
    }

    Index index(Query query, String name) {
        var index = indexes.get(name);
        if (index == null) {
            throw new IllegalArgumentException("%s has no index '%s'".formatted(query.collection(), name));
        }
        return index;
    }

    void requireChangeable() {
        if (spec.appendOnly()) {
            throw new UnsupportedOperationException("documents of %s are never changed".formatted(name()));
        }
    }
}

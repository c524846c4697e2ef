package org.borgui.store.sqlite;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.borgui.spi.state.CollectionSpec;

/** What was opened since the server started. */
final class OpenCollections {

    private final Map<String, Table> tables = new ConcurrentHashMap<>();

    /** The collection with what is wanted of it now, and what was before. */
    Table with(CollectionSpec spec) {
        var known = tables.get(spec.name());
        return Table.of(spec, known == null ? Map.of() : known.indexes());
    }

    void keep(Table table) {
        tables.put(table.collection(), table);
    }

    Table get(String collection) {
        var table = tables.get(collection);
        if (table == null) {
            throw new IllegalArgumentException("collection '%s' was not opened".formatted(collection));
        }
        return table;
    }
}

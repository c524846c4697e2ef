package org.borgui.state;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.borgui.spi.state.CollectionSpec;
import org.borgui.spi.state.Index;

/**
 * A kind of document: its collection, the record it is read into, and how older ones become what they are today.
 *
 * @param type a record of texts, numbers, booleans, {@code Instant}s, enums, lists, maps and records of these
 * @param migrations the first makes version 2 of a version 1 document, and so on: pure functions over its fields
 */
public record Kind<T>(CollectionSpec collection, Class<T> type, List<UnaryOperator<Map<String, Object>>> migrations) {

    public Kind {
        migrations = List.copyOf(migrations);
        if (collection.schemaVersion() != migrations.size() + 1) {
            throw new IllegalArgumentException("%s is at version %d, but has %d migrations"
                    .formatted(collection.name(), collection.schemaVersion(), migrations.size()));
        }
    }

    /** A kind whose documents have never changed their shape. */
    public static <T> Kind<T> of(String collection, Class<T> type, Index... indexes) {
        return new Kind<>(new CollectionSpec(collection, 1, List.of(indexes), false), type, List.of());
    }

    public String name() {
        return collection.name();
    }
}

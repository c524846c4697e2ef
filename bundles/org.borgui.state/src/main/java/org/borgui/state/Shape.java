package org.borgui.state;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.borgui.spi.state.CollectionSpec;
import org.borgui.spi.state.Index;
import org.borgui.spi.state.Query;

/** What a kind's documents look like, checked once when the kind is opened. */
final class Shape {

    /** The field of each document that says which version of its kind's shape it has. */
    static final String VERSION = "schema";

    private static final Index BY_VERSION = Index.on("by_schema", VERSION);

    private static final Set<Class<?>> INDEXABLE = Set.of(
            String.class,
            Instant.class,
            long.class,
            Long.class,
            int.class,
            Integer.class,
            boolean.class,
            Boolean.class);

    private Shape() {}

    /** The collection of a kind; with an index that finds outdated documents, if there can be any. */
    static CollectionSpec collection(Kind<?> kind) {
        var spec = kind.collection();
        check(kind);
        if (!mayBeOutdated(kind)) {
            return spec;
        }
        var indexes =
                Stream.concat(spec.indexes().stream(), Stream.of(BY_VERSION)).toList();
        return new CollectionSpec(spec.name(), spec.schemaVersion(), indexes, spec.appendOnly());
    }

    /** What is appended only keeps its shape for ever, and is migrated each time it is read. */
    static boolean mayBeOutdated(Kind<?> kind) {
        return kind.collection().schemaVersion() > 1 && !kind.collection().appendOnly();
    }

    static Query outdated(Kind<?> kind) {
        return Query.by(kind.name(), BY_VERSION.name())
                .below((long) kind.collection().schemaVersion());
    }

    private static void check(Kind<?> kind) {
        var fields = fields(kind);
        if (fields.containsKey(VERSION)) {
            throw new IllegalArgumentException(
                    "%s cannot have a field '%s' of its own".formatted(kind.name(), VERSION));
        }
        for (var field : indexed(kind)) {
            var type = fields.get(field);
            if (type == null || !(INDEXABLE.contains(type) || type.isEnum())) {
                throw new IllegalArgumentException(
                        "%s cannot be indexed by '%s': it has to be a text, a whole number, a boolean, an Instant or an enum"
                                .formatted(kind.name(), field));
            }
        }
    }

    private static Map<String, Class<?>> fields(Kind<?> kind) {
        if (!kind.type().isRecord()) {
            throw new IllegalArgumentException("documents of %s are not records".formatted(kind.name()));
        }
        var fields = new LinkedHashMap<String, Class<?>>();
        Arrays.stream(kind.type().getRecordComponents())
                .forEach(component -> fields.put(component.getName(), component.getType()));
        return fields;
    }

    private static List<String> indexed(Kind<?> kind) {
        return kind.collection().indexes().stream()
                .flatMap(index -> index.fields().stream())
                .toList();
    }
}

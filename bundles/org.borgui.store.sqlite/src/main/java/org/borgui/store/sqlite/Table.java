package org.borgui.store.sqlite;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.borgui.spi.state.CollectionSpec;
import org.borgui.spi.state.Index;

/**
 * A collection as a table. Names carry a prefix, so that none is a word of SQL; they are checked, for they become part of
 * statements, which values never do.
 */
record Table(CollectionSpec spec, Map<String, Index> indexes) {

    private static final Pattern FIELD = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

    Table {
        for (var index : indexes.values()) {
            for (var field : index.fields()) {
                if (!FIELD.matcher(field).matches()) {
                    throw new IllegalArgumentException("'%s' cannot be the field of an index".formatted(field));
                }
            }
        }
    }

    static Table of(CollectionSpec spec, Map<String, Index> known) {
        var all = new LinkedHashMap<>(known);
        spec.indexes().forEach(index -> all.put(index.name(), index));
        return new Table(spec, all);
    }

    String collection() {
        return spec.name();
    }

    String name() {
        return "c_" + spec.name();
    }

    String indexName(Index index) {
        return "i_%s__%s".formatted(spec.name(), index.name());
    }

    static String column(String field) {
        return "f_" + field;
    }

    Index index(String name) {
        var index = indexes.get(name);
        if (index == null) {
            throw new IllegalArgumentException("%s has no index '%s'".formatted(collection(), name));
        }
        return index;
    }

    void mustChange() {
        if (spec.appendOnly()) {
            throw new UnsupportedOperationException("documents of %s are never changed".formatted(collection()));
        }
    }
}

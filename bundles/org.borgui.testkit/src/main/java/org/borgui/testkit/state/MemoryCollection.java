package org.borgui.testkit.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.borgui.spi.state.CollectionSpec;
import org.borgui.spi.state.DuplicateException;
import org.borgui.spi.state.Index;
import org.borgui.spi.state.Query;
import org.jspecify.annotations.Nullable;

/** A collection at one moment; a change makes another one. The spec is null until it is opened. */
record MemoryCollection(
        @Nullable CollectionSpec spec, Map<String, Index> indexes, long lastId, Map<Long, MemoryRow> rows) {

    static final MemoryCollection EMPTY = new MemoryCollection(null, Map.of(), 0, Map.of());

    MemoryCollection opened(CollectionSpec wanted) {
        var all = new LinkedHashMap<>(indexes);
        wanted.indexes().forEach(index -> all.put(index.name(), index));
        var opened = new MemoryCollection(wanted, all, lastId, rows);
        rows.values().forEach(opened::mustNotClash);
        return opened;
    }

    MemoryCollection closed() {
        return new MemoryCollection(null, Map.of(), lastId, rows);
    }

    MemoryCollection withLastId(long id) {
        return new MemoryCollection(spec, indexes, id, rows);
    }

    MemoryCollection with(MemoryRow row) {
        mustNotClash(row);
        var next = new TreeMap<>(rows);
        next.put(row.id(), row);
        return new MemoryCollection(spec, indexes, Math.max(lastId, row.id()), next);
    }

    MemoryCollection without(long id) {
        var next = new TreeMap<>(rows);
        next.remove(id);
        return new MemoryCollection(spec, indexes, lastId, next);
    }

    void mustChange() {
        if (spec != null && spec.appendOnly()) {
            throw new UnsupportedOperationException("documents of %s are never changed".formatted(spec.name()));
        }
    }

    Collection<MemoryRow> find(Query query) {
        var fields = query.index().map(name -> index(query, name).fields()).orElse(List.of());
        var equal = query.equal().stream().map(MemoryValues::of).toList();
        var from = MemoryValues.ofNullable(query.from());
        var below = MemoryValues.ofNullable(query.below());
        if (equal.size() > fields.size()) {
            throw new IllegalArgumentException("more values than fields in the index");
        }
        var found = new ArrayList<MemoryRow>();
        for (var row : rows.values()) {
            var next = row.value(fields, equal.size());
            if (startsWith(row, fields, equal) && MemoryValues.inRange(next, from, below)) {
                found.add(row);
            }
        }
        Comparator<MemoryRow> order = (a, b) -> compare(a, b, fields);
        found.sort(query.descending() ? order.reversed() : order);
        return found;
    }

    private Index index(Query query, String name) {
        var index = indexes.get(name);
        if (index == null) {
            throw new IllegalArgumentException("%s has no index '%s'".formatted(query.collection(), name));
        }
        return index;
    }

    private static boolean startsWith(MemoryRow row, List<String> fields, List<Object> equal) {
        for (int i = 0; i < equal.size(); i++) {
            if (!equal.get(i).equals(row.value(fields, i))) {
                return false;
            }
        }
        return true;
    }

    private static int compare(MemoryRow a, MemoryRow b, List<String> fields) {
        for (int i = 0; i < fields.size(); i++) {
            var order = MemoryValues.compare(a.value(fields, i), b.value(fields, i));
            if (order != 0) {
                return order;
            }
        }
        return Long.compare(a.id(), b.id());
    }

    private void mustNotClash(MemoryRow row) {
        for (var index : indexes.values()) {
            if (index.unique() && rows.values().stream().anyMatch(other -> row.clashesWith(other, index))) {
                throw new DuplicateException(spec == null ? "" : spec.name(), index.name());
            }
        }
    }
}

package org.borgui.store.mvstore;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import org.borgui.spi.state.DuplicateException;
import org.borgui.spi.state.Index;
import org.borgui.spi.state.StaleVersionException;
import org.borgui.spi.state.Writer;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** Writes documents and their places in the indexes. What clashes is found before anything is changed. */
final class WriteTransaction extends ReadTransaction implements Writer {

    private static final byte[] NONE = {};

    private final Live live;
    private final MVMap<String, Long> numbers;

    WriteTransaction(Live live, OpenCollections collections) {
        super(live, collections);
        this.live = live;
        this.numbers = live.numbers();
    }

    @Override
    public long nextId(String collection) {
        long next = numbers.getOrDefault(opened(collection).name(), 0L) + 1;
        numbers.put(collection, next);
        return next;
    }

    @Override
    public long put(String collection, long id, long expectedVersion, String json) {
        var known = opened(collection);
        if (id < 1 || expectedVersion < 0) {
            throw new IllegalArgumentException("ids begin with 1, versions with 0");
        }
        if (expectedVersion > 0) {
            known.requireChangeable();
        }
        var documents = live.documentsMap(collection);
        var before = documents.get(id);
        if (expectedVersion != (before == null ? 0 : Body.version(before))) {
            throw new StaleVersionException(collection, id, expectedVersion);
        }
        var fields = Body.fields(json);
        known.indexes().values().forEach(index -> requireNoOther(known, index, fields, id));
        remove(known, id, before);
        known.indexes().values().forEach(index -> place(known, index, fields, id));
        documents.put(id, Body.of(expectedVersion + 1, json));
        if (id > numbers.getOrDefault(collection, 0L)) {
            numbers.put(collection, id);
        }
        return expectedVersion + 1;
    }

    @Override
    public void delete(String collection, long id) {
        var known = opened(collection);
        known.requireChangeable();
        remove(known, id, live.documentsMap(collection).remove(id));
    }

    /** Makes an index of all that is there. */
    void fill(Opened collection, Index index) {
        live.indexMap(collection.name(), index.name()).clear();
        live.documentsMap(collection.name()).forEach((id, body) -> {
            var fields = Body.fields(Body.document(id, body).json());
            requireNoOther(collection, index, fields, id);
            place(collection, index, fields, id);
        });
    }

    private void place(Opened collection, Index index, JsonNode fields, long id) {
        live.indexMap(collection.name(), index.name()).put(Keys.of(Body.values(fields, index), id), NONE);
    }

    private void remove(Opened collection, long id, byte @Nullable [] body) {
        if (body != null) {
            var fields = Body.fields(Body.document(id, body).json());
            for (var index : collection.indexes().values()) {
                live.indexMap(collection.name(), index.name()).remove(Keys.of(Body.values(fields, index), id));
            }
        }
    }

    private void requireNoOther(Opened collection, Index index, JsonNode fields, long id) {
        var values = Body.values(fields, index);
        if (!index.unique() || values.stream().anyMatch(Objects::isNull)) {
            return;
        }
        var prefix = Keys.prefix(values);
        Search.prefix(prefix).each(live.index(collection.name(), index.name()), 2, other -> {
            if (other != id) {
                throw new DuplicateException(collection.name(), index.name());
            }
        });
    }
}

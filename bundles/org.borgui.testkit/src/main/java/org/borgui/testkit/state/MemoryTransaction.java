package org.borgui.testkit.state;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.borgui.spi.state.Document;
import org.borgui.spi.state.Query;
import org.borgui.spi.state.Reader;
import org.borgui.spi.state.StaleVersionException;
import org.borgui.spi.state.Writer;

/** Works on a copy of the map of collections, each of which never changes itself. */
final class MemoryTransaction implements Writer {

    private final Map<String, MemoryCollection> collections;
    private volatile boolean ended;

    MemoryTransaction(Map<String, MemoryCollection> snapshot) {
        collections = new TreeMap<>(snapshot);
    }

    Map<String, MemoryCollection> collections() {
        return collections;
    }

    void end() {
        ended = true;
    }

    /** The half that reads, so that nobody can cast a reader into a writer. */
    Reader asReader() {
        var transaction = this;
        return new Reader() {
            @Override
            public Optional<Document> get(String collection, long id) {
                return transaction.get(collection, id);
            }

            @Override
            public List<Document> find(Query query) {
                return transaction.find(query);
            }

            @Override
            public long count(Query query) {
                return transaction.count(query);
            }
        };
    }

    @Override
    public Optional<Document> get(String collection, long id) {
        return Optional.ofNullable(collection(collection).rows().get(id)).map(MemoryRow::document);
    }

    @Override
    public List<Document> find(Query query) {
        return collection(query.collection()).find(query).stream()
                .limit(query.limit())
                .map(MemoryRow::document)
                .toList();
    }

    @Override
    public long count(Query query) {
        return collection(query.collection()).find(query).size();
    }

    @Override
    public long nextId(String collection) {
        var known = collection(collection);
        collections.put(collection, known.withLastId(known.lastId() + 1));
        return known.lastId() + 1;
    }

    @Override
    public long put(String collection, long id, long expectedVersion, String json) {
        var known = collection(collection);
        if (id < 1 || expectedVersion < 0) {
            throw new IllegalArgumentException("ids begin with 1, versions with 0");
        }
        if (expectedVersion > 0) {
            known.mustChange();
        }
        var present = known.rows().get(id);
        if (expectedVersion != (present == null ? 0 : present.document().version())) {
            throw new StaleVersionException(collection, id, expectedVersion);
        }
        var row = MemoryRow.of(new Document(id, expectedVersion + 1, json));
        collections.put(collection, known.with(row));
        return expectedVersion + 1;
    }

    @Override
    public void delete(String collection, long id) {
        var known = collection(collection);
        known.mustChange();
        collections.put(collection, known.without(id));
    }

    private MemoryCollection collection(String name) {
        if (ended) {
            throw new IllegalStateException("this transaction has ended");
        }
        var collection = collections.get(name);
        if (collection == null || collection.spec() == null) {
            throw new IllegalArgumentException("collection '%s' was not opened".formatted(name));
        }
        return collection;
    }
}

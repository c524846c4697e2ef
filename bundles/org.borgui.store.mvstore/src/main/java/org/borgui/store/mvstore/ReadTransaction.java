package org.borgui.store.mvstore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.borgui.spi.state.Document;
import org.borgui.spi.state.Query;
import org.borgui.spi.state.Reader;
import org.jspecify.annotations.Nullable;

/** Reads the maps as they are handed to it. */
class ReadTransaction implements Reader {

    private final Maps maps;
    private final OpenCollections collections;
    private volatile boolean ended;

    ReadTransaction(Maps maps, OpenCollections collections) {
        this.maps = maps;
        this.collections = collections;
    }

    final void end() {
        ended = true;
    }

    @Override
    public final Optional<Document> get(String collection, long id) {
        var body = maps.documents(opened(collection).name()).get(id);
        return Optional.ofNullable(body).map(found -> Body.document(id, found));
    }

    @Override
    public final List<Document> find(Query query) {
        var collection = opened(query.collection());
        var documents = maps.documents(collection.name());
        var found = new ArrayList<Document>();
        if (query.index().isPresent()) {
            var index = collection.index(query, query.index().get());
            Search.of(query, index.fields().size())
                    .each(maps.index(collection.name(), index.name()), query.limit(), id -> Optional.ofNullable(
                                    documents.get(id))
                            .ifPresent(body -> found.add(Body.document(id, body))));
            return found;
        }
        var ids = Ids.of(query);
        if (!ids.isEmpty()) {
            var cursor = query.descending()
                    ? documents.cursor(ids.last(), ids.first(), true)
                    : documents.cursor(ids.first(), ids.last(), false);
            while (found.size() < query.limit() && cursor.hasNext()) {
                var id = cursor.next();
                found.add(Body.document(id, cursor.getValue()));
            }
        }
        return found;
    }

    @Override
    public final long count(Query query) {
        var collection = opened(query.collection());
        if (query.index().isPresent()) {
            var index = collection.index(query, query.index().get());
            return Search.of(query, index.fields().size()).count(maps.index(collection.name(), index.name()));
        }
        var ids = Ids.of(query);
        var documents = maps.documents(collection.name());
        if (ids.isEmpty()) {
            return 0;
        }
        var ending = documents.get(ids.last()) == null ? 0 : 1;
        return documents.before(ids.last()) + ending - documents.before(ids.first());
    }

    final Opened opened(String collection) {
        if (ended) {
            throw new IllegalStateException("this transaction has ended");
        }
        return collections.require(collection);
    }

    /** From one id to another, both of them with it. */
    private record Ids(long first, long last) {

        static Ids of(Query query) {
            if (!query.equal().isEmpty()) {
                throw new IllegalArgumentException("more values than fields in the index");
            }
            return new Ids(
                    number(query.from(), Long.MIN_VALUE),
                    query.below() == null ? Long.MAX_VALUE : number(query.below(), Long.MAX_VALUE) - 1);
        }

        private static long number(@Nullable Object value, long usual) {
            if (value == null) {
                return usual;
            }
            if (Keys.value(value) instanceof Long number) {
                return number;
            }
            throw new IllegalArgumentException("an id is a number");
        }

        boolean isEmpty() {
            return first > last;
        }
    }
}

package org.borgui.spi.state;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds by an index: documents whose first index fields equal {@code equal}, and whose next field, if a range is given, lies
 * in it. They come in the order of the index fields and then of their ids. Without an index: all documents, by id.
 *
 * @param index empty to go by id alone
 * @param equal texts ({@link String}), whole numbers ({@link Long}) or booleans ({@link Boolean})
 * @param from lowest value of the next field (or of the id), inclusive; null for no bound
 * @param below upper bound of the next field (or of the id), exclusive; null for no bound
 */
public record Query(
        String collection,
        Optional<String> index,
        List<Object> equal,
        @Nullable Object from,
        @Nullable Object below,
        boolean descending,
        int limit) {

    /** More documents than anybody should ask for at once. */
    public static final int ALL = Integer.MAX_VALUE;

    public Query {
        equal = List.copyOf(equal);
    }

    /** Every document, by id. */
    public static Query all(String collection) {
        return new Query(collection, Optional.empty(), List.of(), null, null, false, ALL);
    }

    /** Those whose first fields of an index have these values. */
    public static Query by(String collection, String index, Object... equal) {
        return new Query(collection, Optional.of(index), List.of(equal), null, null, false, ALL);
    }

    /** The same, the other way round. */
    public Query newestFirst() {
        return new Query(collection, index, equal, from, below, true, limit);
    }

    /** The same, but not more than this. */
    public Query limit(int most) {
        return new Query(collection, index, equal, from, below, descending, most);
    }

    /** The same, with the next field from here on. */
    public Query from(Object value) {
        return new Query(collection, index, equal, value, below, descending, limit);
    }

    /** The same, with the next field below this. */
    public Query below(Object value) {
        return new Query(collection, index, equal, from, value, descending, limit);
    }
}

package org.borgui.store.mvstore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import org.borgui.spi.state.Query;
import org.jspecify.annotations.Nullable;

/** A query by an index: the keys from one up to, and without, another. */
final class Search {

    private final byte[] from;
    private final byte[] below;
    private final boolean descending;

    private Search(byte[] from, byte[] below, boolean descending) {
        this.from = from;
        this.below = below;
        this.descending = descending;
    }

    static Search of(Query query, int fields) {
        if (query.equal().size() > fields) {
            throw new IllegalArgumentException("more values than fields in the index");
        }
        var equal = query.equal().stream().map(Keys::value).toList();
        var prefix = Keys.prefix(equal);
        return new Search(lowest(query, equal, prefix), behind(query, equal, prefix), query.descending());
    }

    /** All keys that begin so. */
    static Search prefix(byte[] prefix) {
        return new Search(prefix, Keys.behind(prefix), false);
    }

    private static byte[] lowest(Query query, List<Object> equal, byte[] prefix) {
        if (query.from() != null) {
            return Keys.prefix(with(equal, query.from()));
        }
        return query.below() == null ? prefix : Keys.prefixOfSomething(prefix);
    }

    private static byte[] behind(Query query, List<Object> equal, byte[] prefix) {
        return query.below() == null ? Keys.behind(prefix) : Keys.prefix(with(equal, query.below()));
    }

    private static List<Object> with(List<Object> equal, @Nullable Object next) {
        var all = new ArrayList<>(equal);
        if (next != null) {
            all.add(Keys.value(next));
        }
        return all;
    }

    /** The ids that it finds, in order, as many as are wanted. */
    void each(View<byte[]> index, int limit, LongConsumer found) {
        if (isEmpty()) {
            return;
        }
        var cursor = descending ? index.cursor(below, from, true) : index.cursor(from, below, false);
        for (int left = limit; left > 0 && cursor.hasNext(); ) {
            var key = cursor.next();
            if (Arrays.compareUnsigned(key, below) < 0) {
                found.accept(Keys.id(key));
                left--;
            }
        }
    }

    long count(View<byte[]> index) {
        return isEmpty() ? 0 : index.before(below) - index.before(from);
    }

    private boolean isEmpty() {
        return Arrays.compareUnsigned(from, below) >= 0;
    }
}

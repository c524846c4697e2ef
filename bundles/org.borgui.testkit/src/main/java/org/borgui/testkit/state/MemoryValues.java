package org.borgui.testkit.state;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The order of values in an index: nothing, then numbers, then texts by their code points. */
final class MemoryValues {

    private MemoryValues() {}

    static Object of(Object value) {
        if (value instanceof Boolean yes) {
            return yes ? 1L : 0L;
        }
        if (value instanceof Long || value instanceof String) {
            return value;
        }
        throw new IllegalArgumentException("an index has no values of " + value.getClass());
    }

    static @Nullable Object ofNullable(@Nullable Object value) {
        return value == null ? null : of(value);
    }

    static boolean inRange(@Nullable Object value, @Nullable Object from, @Nullable Object below) {
        if (from == null && below == null) {
            return true;
        }
        return value != null
                && (from == null || compare(value, from) >= 0)
                && (below == null || compare(value, below) < 0);
    }

    static int compare(@Nullable Object a, @Nullable Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return Long.compare(x, y);
        }
        if (a instanceof String x && b instanceof String y) {
            return Arrays.compareUnsigned(x.getBytes(StandardCharsets.UTF_8), y.getBytes(StandardCharsets.UTF_8));
        }
        return Integer.compare(rank(a), rank(b));
    }

    private static int rank(@Nullable Object value) {
        if (value == null) {
            return 0;
        }
        return value instanceof Long ? 1 : 2;
    }
}

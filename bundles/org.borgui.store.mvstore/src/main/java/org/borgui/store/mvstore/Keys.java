package org.borgui.store.mvstore;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keys of indexes: the values of the fields one behind another, and then the id, in bytes that are ordered as the values are:
 * nothing, then numbers, then texts by their code points.
 */
final class Keys {

    private static final byte NOTHING = 0;
    private static final byte NUMBER = 1;
    private static final byte TEXT = 2;

    /** A zero within a text is followed by it, so that the zeros that end one come before. */
    private static final byte ZERO = (byte) 0xff;

    private Keys() {}

    /** The key of a document. */
    static byte[] of(List<? extends @Nullable Object> values, long id) {
        var key = new ByteArrayOutputStream();
        values.forEach(value -> put(key, value));
        put(key, id);
        return key.toByteArray();
    }

    /** What the keys begin with whose first values are these. */
    static byte[] prefix(List<? extends @Nullable Object> values) {
        var key = new ByteArrayOutputStream();
        values.forEach(value -> put(key, value));
        return key.toByteArray();
    }

    /** The same, and the next value is there. */
    static byte[] prefixOfSomething(byte[] prefix) {
        return with(prefix, NUMBER);
    }

    /** Behind all keys that begin so. No key begins with this byte where a value begins. */
    static byte[] behind(byte[] prefix) {
        return with(prefix, ZERO);
    }

    static long id(byte[] key) {
        return number(ByteBuffer.wrap(key, key.length - Long.BYTES, Long.BYTES).getLong());
    }

    /** A text, a whole number or a boolean, which counts as a number. */
    static Object value(Object value) {
        if (value instanceof Boolean yes) {
            return yes ? 1L : 0L;
        }
        if (value instanceof Long || value instanceof String) {
            return value;
        }
        throw new IllegalArgumentException("an index has no values of " + value.getClass());
    }

    private static void put(ByteArrayOutputStream key, @Nullable Object value) {
        if (value == null) {
            key.write(NOTHING);
        } else if (value instanceof Long number) {
            key.write(NUMBER);
            key.writeBytes(
                    ByteBuffer.allocate(Long.BYTES).putLong(number(number)).array());
        } else {
            key.write(TEXT);
            putText(key, (String) value);
        }
    }

    private static void putText(ByteArrayOutputStream key, String text) {
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            key.write(one);
            if (one == 0) {
                key.write(ZERO);
            }
        }
        key.write(0);
        key.write(0);
    }

    /** With the sign turned round, bytes are ordered as numbers. */
    private static long number(long number) {
        return number ^ Long.MIN_VALUE;
    }

    private static byte[] with(byte[] prefix, byte next) {
        var longer = Arrays.copyOf(prefix, prefix.length + 1);
        longer[prefix.length] = next;
        return longer;
    }
}

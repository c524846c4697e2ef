package org.borgui.catalog.index;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Rows one after another; of a key, only what differs from the one before. The first key of a block is whole. */
final class Block {

    private final Buffer bytes = new Buffer(1 << 15);
    private byte[] first = {};
    private byte[] last = {};

    void add(byte[] key, byte[] value) {
        int shared = 0;
        if (isEmpty()) {
            first = key;
        } else {
            shared = shared(last, key);
        }
        bytes.number(shared)
                .number(key.length - shared)
                .bytes(key, shared, key.length)
                .counted(value);
        last = key;
    }

    boolean isEmpty() {
        return bytes.size() == 0;
    }

    int size() {
        return bytes.size();
    }

    byte[] firstKey() {
        return first;
    }

    /** The bytes, of which the first {@link #size} count. */
    byte[] array() {
        return bytes.array();
    }

    void clear() {
        bytes.clear();
    }

    static Reading read(byte[] block) {
        return new Reading(block);
    }

    /** How many bytes two keys have in common. */
    static int shared(byte[] a, byte[] b) {
        int mismatch = Arrays.mismatch(a, b);
        return mismatch < 0 ? a.length : mismatch;
    }

    /** The rows of a block. */
    static final class Reading implements Rows {

        private final Input input;
        private byte[] key = {};

        private Reading(byte[] block) {
            input = new Input(block);
        }

        @Override
        public @Nullable Row next() {
            if (!input.hasMore()) {
                return null;
            }
            nextKey();
            return new Row(key, input.counted());
        }

        /** The next row that is not before a key. */
        @Nullable
        Row next(byte[] from) {
            while (input.hasMore()) {
                nextKey();
                if (Arrays.compareUnsigned(key, from) >= 0) {
                    return new Row(key, input.counted());
                }
                input.skip(input.count());
            }
            return null;
        }

        private void nextKey() {
            int shared = input.count();
            key = input.after(key, shared, input.count());
        }
    }
}

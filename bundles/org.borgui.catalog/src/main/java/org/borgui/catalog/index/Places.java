package org.borgui.catalog.index;

import java.util.Arrays;

/** Where each block of a file begins, and with which key. */
final class Places {

    private static final int FIRST = 64;

    private byte[][] keys = new byte[FIRST][];
    private long[] ends = new long[FIRST];
    private int count;

    /** @param length of the sealed block */
    void add(byte[] firstKey, int length) {
        if (count == keys.length) {
            keys = Arrays.copyOf(keys, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
        }
        keys[count] = firstKey;
        ends[count] = begin(count) + length;
        count++;
    }

    int count() {
        return count;
    }

    /** Bytes after the first block's begin. */
    long begin(int block) {
        return block == 0 ? 0 : ends[block - 1];
    }

    int length(int block) {
        return (int) (ends[block] - begin(block));
    }

    /** The block in which a key stands, if it stands anywhere; rows after it may be in later blocks alone. */
    int find(byte[] key) {
        int low = 0;
        int high = count - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (Arrays.compareUnsigned(keys[middle], key) <= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    void write(Buffer to) {
        to.number(count);
        byte[] before = {};
        for (int i = 0; i < count; i++) {
            int shared = Block.shared(before, keys[i]);
            to.number(length(i)).number(shared).number(keys[i].length - shared).bytes(keys[i], shared, keys[i].length);
            before = keys[i];
        }
    }

    static Places read(Input from) {
        var places = new Places();
        byte[] key = {};
        for (int count = from.count(); count > 0; count--) {
            int length = from.count();
            int shared = from.count();
            key = from.after(key, shared, from.count());
            places.add(key, length);
        }
        return places;
    }
}

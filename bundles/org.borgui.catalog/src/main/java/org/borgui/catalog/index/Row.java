package org.borgui.catalog.index;

import java.util.Arrays;

/** Something under a key. The arrays are never changed. */
final class Row {

    private final byte[] key;
    private final byte[] value;

    Row(byte[] key, byte[] value) {
        this.key = key;
        this.value = value;
    }

    byte[] key() {
        return key;
    }

    byte[] value() {
        return value;
    }

    int compareTo(byte[] other) {
        return Arrays.compareUnsigned(key, other);
    }
}

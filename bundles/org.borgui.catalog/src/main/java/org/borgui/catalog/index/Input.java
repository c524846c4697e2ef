package org.borgui.catalog.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Reads what a {@link Buffer} was given. Damaged bytes show themselves as some {@link RuntimeException}. */
final class Input {

    private final byte[] bytes;
    private final int end;
    private int at;

    Input(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    Input(byte[] bytes, int begin, int end) {
        this.bytes = bytes;
        this.at = begin;
        this.end = end;
    }

    boolean hasMore() {
        return at < end;
    }

    long number() {
        long number = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes[at++];
            number |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return number;
            }
        }
    }

    /** A number of things that there can be. */
    int count() {
        return Math.toIntExact(number());
    }

    long signed() {
        long number = number();
        return (number >>> 1) ^ -(number & 1);
    }

    byte[] counted() {
        return bytes(count());
    }

    String text() {
        int length = count();
        var text = new String(bytes, at, length, UTF_8);
        at += length;
        return text;
    }

    /** So many bytes appended to the first of another array. */
    byte[] after(byte[] before, int shared, int count) {
        var all = Arrays.copyOf(before, shared + count);
        System.arraycopy(bytes, at, all, shared, count);
        at += count;
        return all;
    }

    void skip(int count) {
        at += count;
    }

    private byte[] bytes(int count) {
        var some = Arrays.copyOfRange(bytes, at, at + count);
        if (at + count > end) {
            throw new IllegalStateException("it ends too early");
        }
        at += count;
        return some;
    }
}

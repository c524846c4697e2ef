package org.borgui.catalog.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Bytes that are added to. Numbers take as few bytes as they need. */
final class Buffer {

    private static final int LONGEST_NUMBER = 10;

    private byte[] bytes;
    private int size;

    Buffer(int capacity) {
        bytes = new byte[capacity];
    }

    /** A number that is seldom negative. */
    Buffer number(long number) {
        reserve(LONGEST_NUMBER);
        long rest = number;
        while ((rest & ~0x7fL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
        return this;
    }

    /** A number that may well be negative. */
    Buffer signed(long number) {
        return number((number << 1) ^ (number >> 63));
    }

    Buffer bytes(byte[] from, int begin, int end) {
        reserve(end - begin);
        System.arraycopy(from, begin, bytes, size, end - begin);
        size += end - begin;
        return this;
    }

    /** Bytes after their number. */
    Buffer counted(byte[] from) {
        return number(from.length).bytes(from, 0, from.length);
    }

    Buffer text(String text) {
        return counted(text.getBytes(UTF_8));
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    /** The bytes themselves, of which the first {@link #size} count. */
    byte[] array() {
        return bytes;
    }

    byte[] copy() {
        return Arrays.copyOf(bytes, size);
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}

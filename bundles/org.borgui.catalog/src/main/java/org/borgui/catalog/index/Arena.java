package org.borgui.catalog.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows as bytes, sorted on demand; equal keys stay in the order they came. */
final class Arena {

    private static final int HEAD = 2 * Integer.BYTES;
    private static final int FEW = 8;
    private static final int BITS = 20;
    private static final int PIECE = 1 << BITS;

    private final int most;
    private final List<byte[]> pieces = new ArrayList<>();
    private byte[] piece = {};
    private int current = -1;
    private int size;
    private int[] rows = new int[1 << 10];
    private int count;

    /** @param most bytes of rows; a single row may be longer */
    Arena(int most) {
        this.most = most;
    }

    boolean hasRoom(byte[] key, byte[] value) {
        long used = ((long) Math.max(current, 0) << BITS) + size + (long) count * 2 * Integer.BYTES;
        return count == 0 || used + HEAD + key.length + value.length <= most;
    }

    void add(byte[] key, byte[] value) {
        int length = HEAD + key.length + value.length;
        if (size + length > piece.length) {
            nextPiece(length);
        }
        if (count == rows.length) {
            rows = Arrays.copyOf(rows, count * 2);
        }
        rows[count++] = current << BITS | size;
        putInt(size, key.length);
        putInt(size + Integer.BYTES, value.length);
        System.arraycopy(key, 0, piece, size + HEAD, key.length);
        System.arraycopy(value, 0, piece, size + HEAD + key.length, value.length);
        size += length;
    }

    boolean isEmpty() {
        return count == 0;
    }

    void clear() {
        current = -1;
        piece = new byte[0];
        size = 0;
        count = 0;
    }

    void sort() {
        sort(new int[count], 0, count);
    }

    /** All rows, in their order since the last sorting. */
    Rows rows() {
        return new Rows() {
            private int next;

            @Override
            public @Nullable Row next() {
                return next < count ? row(rows[next++]) : null;
            }
        };
    }

    private void nextPiece(int length) {
        current++;
        if (current == pieces.size()) {
            pieces.add(new byte[Math.max(length, PIECE)]);
        } else if (pieces.get(current).length < length) {
            pieces.set(current, new byte[length]);
        }
        piece = pieces.get(current);
        size = 0;
    }

    private Row row(int row) {
        var bytes = pieces.get(row >>> BITS);
        int at = row & PIECE - 1;
        int key = at + HEAD;
        int value = key + getInt(bytes, at);
        return new Row(
                Arrays.copyOfRange(bytes, key, value),
                Arrays.copyOfRange(bytes, value, value + getInt(bytes, at + Integer.BYTES)));
    }

    private void sort(int[] spare, int from, int to) {
        if (to - from <= FEW) {
            insert(from, to);
            return;
        }
        int middle = (from + to) >>> 1;
        sort(spare, from, middle);
        sort(spare, middle, to);
        if (compare(rows[middle - 1], rows[middle]) <= 0) {
            return; // borg's listing is nearly in order, and so is most of this
        }
        System.arraycopy(rows, from, spare, from, middle - from);
        int left = from;
        int right = middle;
        int next = from;
        while (left < middle && right < to) {
            rows[next++] = compare(spare[left], rows[right]) <= 0 ? spare[left++] : rows[right++];
        }
        System.arraycopy(spare, left, rows, next, middle - left);
    }

    private void insert(int from, int to) {
        for (int i = from + 1; i < to; i++) {
            int row = rows[i];
            int hole = i;
            while (hole > from && compare(rows[hole - 1], row) > 0) {
                rows[hole] = rows[hole - 1];
                hole--;
            }
            rows[hole] = row;
        }
    }

    private int compare(int a, int b) {
        var bytesA = pieces.get(a >>> BITS);
        var bytesB = pieces.get(b >>> BITS);
        int keyA = (a & PIECE - 1) + HEAD;
        int keyB = (b & PIECE - 1) + HEAD;
        return Arrays.compareUnsigned(
                bytesA, keyA, keyA + getInt(bytesA, keyA - HEAD), bytesB, keyB, keyB + getInt(bytesB, keyB - HEAD));
    }

    private void putInt(int at, int number) {
        piece[at] = (byte) (number >>> 24);
        piece[at + 1] = (byte) (number >>> 16);
        piece[at + 2] = (byte) (number >>> 8);
        piece[at + 3] = (byte) number;
    }

    private static int getInt(byte[] bytes, int at) {
        return bytes[at] << 24 | (bytes[at + 1] & 0xff) << 16 | (bytes[at + 2] & 0xff) << 8 | (bytes[at + 3] & 0xff);
    }
}

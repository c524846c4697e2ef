package org.borgui.catalog.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Sorts any number of rows in bounded memory: what does not fit goes to sorted files. Equal keys stay in their order. For
 * one thread, but any thread may close it, also while rows are added.
 */
final class Sorter implements AutoCloseable {

    /** Ends the name of a file with sorted rows. */
    static final String RUN = ".run";

    private final Path file;
    private Arena arena;
    private Arena spare;
    private @Nullable Spill spill;
    private final List<Run> runs = new ArrayList<>();
    private boolean closed;

    /**
     * Sorts beside a file.
     *
     * @param memory bytes that may be used for rows
     */
    Sorter(Path file, int memory) {
        this.file = file;
        arena = new Arena(memory / 2);
        spare = new Arena(memory / 2);
    }

    synchronized void add(byte[] key, byte[] value) throws IOException {
        if (closed) {
            throw new IOException("nothing is sorted any more");
        }
        if (!arena.hasRoom(key, value)) {
            spill();
        }
        arena.add(key, value);
    }

    /** Nothing more is added. */
    void finish() throws IOException {
        arena.sort();
        awaitSpill();
    }

    private void spill() throws IOException {
        awaitSpill();
        var run = new Run(file.resolveSibling(file.getFileName() + "." + runs.size() + RUN));
        runs.add(run); // so that what a full disk leaves of it goes, too
        spill = Spill.begin(arena, run);
        var next = spare;
        spare = arena;
        arena = next;
        arena.clear();
    }

    private void awaitSpill() throws IOException {
        if (spill != null) {
            spill.await();
        }
    }

    /** How many files were needed. */
    int runs() {
        return runs.size();
    }

    /** All rows in order, from the beginning. */
    Sorted rows() throws IOException {
        var sorted = new Sorted();
        for (var run : runs) {
            sorted.add(run.read());
        }
        sorted.add(arena.rows());
        return sorted;
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        if (spill != null) {
            spill.end();
        }
        for (var run : runs) {
            run.close();
        }
    }

    /** Several sorted sources as one; of equal keys the source that was added first comes first. */
    static final class Sorted implements Rows, Closeable {

        private static final class Source implements Comparable<Source> {
            private final int number;
            private final Rows rows;
            private Row head;

            private Source(int number, Rows rows, Row head) {
                this.number = number;
                this.rows = rows;
                this.head = head;
            }

            @Override
            public int compareTo(Source other) {
                int byKey = head.compareTo(other.head.key());
                return byKey == 0 ? Integer.compare(number, other.number) : byKey;
            }
        }

        private final PriorityQueue<Source> sources = new PriorityQueue<>();
        private final List<Closeable> open = new ArrayList<>();
        private int added;

        private void add(Rows rows) throws IOException {
            if (rows instanceof Closeable closeable) {
                open.add(closeable);
            }
            var first = rows.next();
            if (first != null) {
                sources.add(new Source(added++, rows, first));
            }
        }

        @Override
        public @Nullable Row next() throws IOException {
            var source = sources.poll();
            if (source == null) {
                return null;
            }
            var row = source.head;
            var next = source.rows.next();
            if (next != null) {
                source.head = next;
                sources.add(source);
            }
            return row;
        }

        @Override
        public void close() throws IOException {
            for (var one : open) {
                one.close();
            }
        }
    }
}

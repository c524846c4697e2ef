package org.borgui.catalog.index;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Sorted rows in a file of this process alone: sealed with a key that nobody else has, and gone when it is closed. */
final class Run implements AutoCloseable {

    private static final int BLOCK = 1 << 15;
    private static final int END = 0;

    private final Path file;
    private final Seal seal = Seal.passing();

    Run(Path file) {
        this.file = file;
    }

    void write(Rows rows) throws IOException {
        try (var to = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BLOCK * 2))) {
            var block = new Block();
            int number = 0;
            for (var row = rows.next(); row != null; row = rows.next()) {
                block.add(row.key(), row.value());
                if (block.size() >= BLOCK) {
                    write(block, number++, to);
                }
            }
            write(block, number, to);
            to.writeInt(END);
        }
    }

    /** Its rows from the beginning. */
    Reading read() throws IOException {
        return new Reading(new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BLOCK)));
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }

    private void write(Block block, int number, DataOutputStream to) throws IOException {
        if (block.isEmpty()) {
            return;
        }
        var sealed = seal.seal(number, block.array(), block.size());
        to.writeInt(sealed.length);
        to.write(sealed);
        block.clear();
    }

    /** The rows of a run. */
    final class Reading implements Rows, Closeable {

        private final DataInputStream from;
        private int number;
        private Block.Reading block = Block.read(new byte[0]);

        private Reading(DataInputStream from) {
            this.from = from;
        }

        @Override
        public @Nullable Row next() throws IOException {
            var row = block.next();
            if (row != null) {
                return row;
            }
            int length = from.readInt();
            if (length == END) {
                return null;
            }
            var sealed = new byte[length];
            from.readFully(sealed);
            block = Block.read(seal.open(number++, sealed));
            return block.next();
        }

        @Override
        public void close() throws IOException {
            from.close();
        }
    }
}

package org.borgui.catalog.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Writes a file again without archives that are gone. Nothing is left behind when it fails. */
public final class Sweep implements AutoCloseable {

    private final Path file;
    private final byte[] key;

    /** @param key of the repository, 32 bytes */
    public Sweep(Path file, byte[] key) {
        this.file = file;
        this.key = key.clone();
    }

    /**
     * Writes the file, which is on the disk afterwards.
     *
     * @param live by borg's identities, the archives that stay
     * @throws TornFileException when the old file is damaged
     */
    public void run(Lineage old, Set<String> live) throws IOException {
        try (var to = new LineageWriter(file, key)) {
            var unused = Merge.write(to, old.series(), old.footer().attributes(), old, live, null);
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}

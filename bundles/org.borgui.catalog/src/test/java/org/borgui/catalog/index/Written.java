package org.borgui.catalog.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.borgui.api.archive.Archive;
import org.borgui.api.archive.Entry;
import org.borgui.catalog.index.ArchiveWriter.Memory;
import org.jspecify.annotations.Nullable;

/** A file of contents to which a test adds archives, as the shelf does. */
final class Written implements AutoCloseable {

    static final byte[] KEY = new byte[32];

    final Path file;
    final Set<String> live = new LinkedHashSet<>();
    private final Memory memory;
    private @Nullable Lineage lineage;

    /** @param memory small, so that little is sorted at once */
    Written(Path folder, Memory memory) {
        file = folder.resolve("1.idx");
        this.memory = memory;
    }

    /** Adds an archive; its number is its identity and its day. */
    void add(int number, List<Entry> entries) throws IOException {
        var part = file.resolveSibling("1.idx.part");
        live.add(id(number));
        var archive = new Archive("day-" + number, id(number), Instant.EPOCH.plusSeconds(86_400L * number));
        try (var writer = new ArchiveWriter(part, archive, "day", lineage, KEY, memory)) {
            entries.forEach(writer::add);
            writer.finish(live);
            open(part);
        }
    }

    /** Removes archives that are not alive any more. */
    void sweep() throws IOException {
        var part = file.resolveSibling("1.idx.part");
        try (var sweep = new Sweep(part, KEY)) {
            sweep.run(lineage(), live);
            open(part);
        }
    }

    void remove(int number) {
        live.remove(id(number));
    }

    Lineage lineage() {
        if (lineage == null) {
            throw new IllegalStateException("nothing was added");
        }
        return lineage;
    }

    Contents contents(int number) {
        return lineage().contents(id(number));
    }

    static String id(int number) {
        return "%064x".formatted(number);
    }

    @Override
    public void close() {
        if (lineage != null) {
            lineage.close();
        }
    }

    private void open(Path part) throws IOException {
        close();
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        lineage = Lineage.open(file, KEY);
    }
}

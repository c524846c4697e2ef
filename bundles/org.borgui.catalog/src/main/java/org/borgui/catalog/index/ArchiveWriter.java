package org.borgui.catalog.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.borgui.api.archive.Archive;
import org.borgui.api.archive.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Takes the entries of an archive in any order, and writes the next file of its series with them. One thread adds, others
 * may look meanwhile. Nothing is left behind when it is closed before it has finished.
 */
public final class ArchiveWriter implements AutoCloseable {

    private static final byte[] MADE_UP = {};

    /**
     * How many bytes of rows are sorted at once; what is more goes to files beside the one that is written.
     *
     * @param entries for entries
     * @param sums for folders
     */
    record Memory(int entries, int sums) {
        static final Memory STANDARD = new Memory(24 << 20, 4 << 20);
    }

    private final Path file;
    private final Archive archive;
    private final String series;
    private final byte[] key;
    private final @Nullable Lineage old;
    private final Attributes attributes;
    private final EntryCode code = new EntryCode();
    private final Sorter entries;
    private final Sorter sums;
    private final SoFar soFar = new SoFar();
    private final AtomicLong read = new AtomicLong();
    private String parent = "";

    /**
     * Begins a file.
     *
     * @param file to write; nobody else reads it before it is finished
     * @param series of the archive
     * @param old the file of the series as it is, which stays as it is and open until this one is closed
     * @param key of the repository, 32 bytes
     */
    public ArchiveWriter(Path file, Archive archive, String series, @Nullable Lineage old, byte[] key) {
        this(file, archive, series, old, key, Memory.STANDARD);
    }

    ArchiveWriter(Path file, Archive archive, String series, @Nullable Lineage old, byte[] key, Memory memory) {
        this.file = file;
        this.archive = archive;
        this.series = series;
        this.key = key.clone();
        this.old = old;
        attributes = old == null ? new Attributes() : old.footer().attributes().copy();
        entries = new Sorter(file.resolveSibling(file.getFileName() + ".entries"), memory.entries());
        sums = new Sorter(file.resolveSibling(file.getFileName() + ".sums"), memory.sums());
    }

    /**
     * Adds the next entry; it replaces one of the same path.
     *
     * @throws UncheckedIOException when there is no room on the disk
     */
    public void add(Entry entry) {
        var unused = read.incrementAndGet();
        var path = entry.path();
        if (path.isEmpty() || path.equals(".")) {
            return; // borg lists the folder it was started in as "."
        }
        add(entry, code.encode(entry, attributes));
        makeUpParents(path);
    }

    /** How many entries have been added by now. */
    public long read() {
        return read.get();
    }

    public SoFar soFar() {
        return soFar;
    }

    /**
     * Nothing more comes: writes the file, which is on the disk afterwards.
     *
     * @param live by borg's identities, the archives that still exist: what is only in others is left out
     * @throws TornFileException when the old file is damaged
     */
    public void finish(Set<String> live) throws IOException {
        entries.finish();
        Sum all;
        try (var rows = entries.rows()) {
            all = Sums.of(new Distinct(rows), sums);
        }
        sums.finish();
        var kept = new KeptArchive(archive.borgId(), archive.start(), read.get(), all);
        try (var rows = entries.rows();
                var folders = sums.rows();
                var to = new LineageWriter(file, key)) {
            var unused =
                    Merge.write(to, series, attributes, old, live, new Merge.Fresh(kept, new Distinct(rows), folders));
        }
    }

    @Override
    public void close() throws IOException {
        entries.close();
        sums.close();
        Files.deleteIfExists(file);
    }

    private void add(Entry entry, byte[] value) {
        var place = Keys.of(entry.path(), entry.isFolder());
        try {
            entries.add(place, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        soFar.add(place, entry);
    }

    /** Borg lists what it was told to save, but not the folders on the way there. */
    private void makeUpParents(String path) {
        int slash = path.lastIndexOf('/');
        if (slash <= 0 || (slash == parent.length() && path.startsWith(parent))) {
            return;
        }
        var folder = path.substring(0, slash);
        for (int end = slash; end > 0 && !isKnown(folder, end); end = folder.lastIndexOf('/', end - 1)) {
            add(Contents.madeUp(folder.substring(0, end), null), MADE_UP);
        }
        parent = folder;
    }

    /** Whether the beginning of a path is the folder of the entry before, or one that it lies in. */
    private boolean isKnown(String folder, int end) {
        return parent.length() >= end
                && parent.regionMatches(0, folder, 0, end)
                && (parent.length() == end || parent.charAt(end) == '/');
    }
}

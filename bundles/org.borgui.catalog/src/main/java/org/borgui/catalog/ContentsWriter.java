package org.borgui.catalog;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.borgui.api.archive.Entry;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * Writes the contents of an archive while borg lists them. One thread adds, others may look meanwhile. The file gets its
 * name when it is complete and on the disk; until then it is a {@code .part}, which nobody but this writer reads.
 */
final class ContentsWriter implements AutoCloseable {

    private static final int AT_ONCE = 256;
    private static final int COMMIT_AFTER = 20_000;
    private static final int CACHE_MB = 8;
    private static final int FOLDERS_REMEMBERED = 1_000;

    private final Path file;
    private final Path part;
    private final MVStore store;
    private final MVMap<byte[], byte[]> map;
    private final Contents contents;
    private final List<Entry> waiting = new ArrayList<>(AT_ONCE);
    private final Map<String, Boolean> folders = new Newest<>(FOLDERS_REMEMBERED);
    private long read;
    private int uncommitted;
    private boolean over;

    ContentsWriter(Path file) throws IOException {
        this.file = file;
        part = file.resolveSibling(file.getFileName() + ContentsFile.PART);
        Files.deleteIfExists(part);
        store = new MVStore.Builder()
                .fileName(part.toString())
                .autoCommitDisabled() // and so it starts no thread of its own
                .cacheSize(CACHE_MB)
                .compress()
                .open();
        store.setRetentionTime(0);
        store.setVersionsToKeep(0);
        map = store.openMap(ContentsFile.ENTRIES, Contents.map());
        contents = new Contents(map);
    }

    /** Adds the next entry; one of the same path is replaced. */
    void add(Entry entry) {
        waiting.add(entry);
        if (waiting.size() == AT_ONCE) {
            write();
        }
    }

    /** Looks at what has been written by now; empty when the writer has ended. */
    synchronized <T> Optional<T> look(Function<Contents, T> what) {
        return over ? Optional.empty() : Optional.of(what.apply(contents));
    }

    /** How many entries have been written by now. */
    synchronized long read() {
        return read;
    }

    /** Nothing more comes: makes the file complete. */
    void finish() throws IOException {
        write();
        synchronized (this) {
            over = true;
            store.openMap(ContentsFile.ABOUT, Contents.map()).put(ContentsFile.COUNT, ContentsFile.number(read));
            store.commit();
            store.close();
        }
        try (var channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Leaves nothing behind of a file that was not finished. */
    @Override
    public void close() throws IOException {
        synchronized (this) {
            over = true;
            store.closeImmediately();
        }
        Files.deleteIfExists(part);
    }

    private synchronized void write() {
        waiting.forEach(this::put);
        read += waiting.size();
        uncommitted += waiting.size();
        waiting.clear();
        if (uncommitted >= COMMIT_AFTER) {
            store.commit();
            uncommitted = 0;
        }
    }

    private void put(Entry entry) {
        var path = entry.path();
        if (path.isEmpty() || path.equals(".")) {
            return; // borg lists the folder it was started in as "."
        }
        if (entry.isFolder()) {
            folders.put(path, true);
        }
        map.put(Keys.of(path, entry.isFolder()), EntryText.of(entry));
        makeUpParents(path);
    }

    /** Borg lists what it was told to save, but not the folders on the way there. */
    private void makeUpParents(String path) {
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            var parent = path.substring(0, slash);
            if (folders.put(parent, true) != null) {
                return;
            }
            if (map.putIfAbsent(Keys.of(parent, true), EntryText.of(EntryText.madeUp(parent))) != null) {
                return;
            }
        }
    }
}

package org.borgui.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.borgui.api.RepositoryId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of contents, one for each archive that was read, a few of them open. Any thread may call. */
final class Shelf implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);
    private static final int OPEN = 8;
    private static final String END = ".mv";

    private static final class Lent {
        private final ArchiveKey key;
        private final ContentsFile file;
        private int users;
        private boolean gone;

        private Lent(ArchiveKey key, ContentsFile file) {
            this.key = key;
            this.file = file;
        }
    }

    private final Path folder;
    private final long maxBytes;
    private final Clock clock;
    private final Map<ArchiveKey, Lent> open = new LinkedHashMap<>(16, 0.75f, true);

    Shelf(Path folder, long maxBytes, Clock clock) {
        this.folder = folder;
        this.maxBytes = maxBytes;
        this.clock = clock;
    }

    boolean has(ArchiveKey key) {
        return Files.exists(path(key));
    }

    /** Reads from an archive's file; empty when there is none, or when it was damaged and is none any more. */
    <T> Optional<T> read(ArchiveKey key, Function<ContentsFile, T> what) throws InterruptedException {
        while (true) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            var lent = lend(key);
            if (lent == null) {
                return Optional.empty();
            }
            try {
                return Optional.of(what.apply(lent.file));
            } catch (TornFileException e) {
                putAway(lent);
                if (!e.onlyClosed()) {
                    throwAway(key, e);
                    return Optional.empty();
                }
            } finally {
                giveBack(lent);
            }
        }
    }

    /** Begins a file, which is on the shelf when its writer has finished. */
    ContentsWriter write(ArchiveKey key) throws IOException {
        var path = path(key);
        Files.createDirectories(path.getParent());
        return new ContentsWriter(path);
    }

    /** Where the list of a repository's archives is kept. */
    Path list(RepositoryId repository) {
        return folder(repository).resolve("archives");
    }

    /** Removes the files of all archives of a repository but these. */
    void keepArchives(RepositoryId repository, Set<String> borgIds) throws IOException {
        for (var file : files(folder(repository))) {
            if (nameOf(file).filter(id -> !borgIds.contains(id)).isPresent()) {
                remove(file);
            }
        }
    }

    /** Removes what belongs to none of these repositories, and what was not finished. Before anything is written. */
    void keepRepositories(Set<RepositoryId> repositories) throws IOException {
        for (var child : files(folder)) {
            boolean known = repositories.stream().map(this::folder).anyMatch(child::equals);
            for (var file : files(child)) {
                if (!known || file.toString().endsWith(ContentsFile.PART)) {
                    remove(file);
                }
            }
            if (!known) {
                Files.deleteIfExists(child);
            }
        }
    }

    /** Removes what was not looked at for the longest time, until the rest is within bounds. */
    void trim() throws IOException {
        var files = new ArrayList<Path>();
        for (var child : files(folder)) {
            files(child).stream().filter(file -> nameOf(file).isPresent()).forEach(files::add);
        }
        files.sort(Comparator.comparing(Shelf::lastUsed));
        long bytes = 0;
        for (int i = files.size() - 1; i >= 0; i--) {
            bytes += files.get(i).toFile().length();
            if (bytes > maxBytes && i < files.size() - 1) {
                remove(files.get(i));
            }
        }
    }

    @Override
    public synchronized void close() {
        List.copyOf(open.values()).forEach(this::putAway);
    }

    private synchronized @Nullable Lent lend(ArchiveKey key) {
        var lent = open.get(key);
        if (lent == null) {
            lent = open(key);
            if (lent == null) {
                return null;
            }
        }
        lent.users++;
        return lent;
    }

    private @Nullable Lent open(ArchiveKey key) {
        var path = path(key);
        if (!Files.exists(path)) {
            return null;
        }
        try {
            var lent = new Lent(key, ContentsFile.open(path));
            Files.setLastModifiedTime(path, FileTime.from(clock.instant()));
            open.put(key, lent);
            if (open.size() > OPEN) {
                putAway(open.values().iterator().next());
            }
            return lent;
        } catch (TornFileException e) {
            if (!e.onlyClosed()) {
                throwAway(key, e);
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void giveBack(Lent lent) {
        lent.users--;
        closeIfUnused(lent);
    }

    private synchronized void putAway(Lent lent) {
        open.remove(lent.key, lent);
        lent.gone = true;
        closeIfUnused(lent);
    }

    private static void closeIfUnused(Lent lent) {
        if (lent.gone && lent.users == 0) {
            lent.file.close();
        }
    }

    private void throwAway(ArchiveKey key, TornFileException why) {
        LOG.warn("What was kept of archive {} is damaged, and will be read again: {}", key, why.toString());
        try {
            Files.deleteIfExists(path(key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void remove(Path file) throws IOException {
        open.values().stream()
                .filter(lent -> path(lent.key).equals(file))
                .findFirst()
                .ifPresent(this::putAway);
        Files.deleteIfExists(file);
    }

    private Path folder(RepositoryId repository) {
        return folder.resolve(repository.toString());
    }

    private Path path(ArchiveKey key) {
        return folder(key.repository()).resolve(key.borgId() + END);
    }

    private static Optional<String> nameOf(Path file) {
        var name = file.getFileName().toString();
        return Optional.of(name)
                .filter(ours -> ours.endsWith(END))
                .map(ours -> ours.substring(0, ours.length() - END.length()));
    }

    private static long lastUsed(Path file) {
        return file.toFile().lastModified();
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }
}

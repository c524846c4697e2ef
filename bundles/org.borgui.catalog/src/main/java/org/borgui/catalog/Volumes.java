package org.borgui.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.borgui.api.RepositoryId;
import org.borgui.catalog.index.Lineage;
import org.borgui.catalog.index.TornFileException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which files there are, a few of them open. A file that is written again is replaced by its name; who has the old one open
 * reads it to the end. Any thread may call; what cannot be read now is an {@link UncheckedIOException}.
 */
final class Volumes implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Volumes.class);
    private static final int OPEN = 8;
    private static final String END = ".idx";

    /** An open file, closed when nobody needs it any more. */
    static final class Lent {
        private final Path path;
        private final Lineage lineage;
        private int users;
        private boolean gone;

        private Lent(Path path, Lineage lineage) {
            this.path = path;
            this.lineage = lineage;
        }

        Lineage lineage() {
            return lineage;
        }
    }

    private final Path folder;
    private final RepositoryKeys keys;
    private final Clock clock;
    private final Map<RepositoryId, Map<Path, Volume>> known = new HashMap<>();
    private final Map<Path, Lent> open = new LinkedHashMap<>(16, 0.75f, true);
    private final Set<RepositoryId> forgotten = new HashSet<>();

    Volumes(Path folder, RepositoryKeys keys, Clock clock) {
        this.folder = folder;
        this.keys = keys;
        this.clock = clock;
    }

    Path folder(RepositoryId repository) {
        return folder.resolve(repository.toString());
    }

    synchronized byte[] key(RepositoryId repository) throws IOException {
        if (forgotten.contains(repository)) {
            throw Refusals.noRepository(repository);
        }
        return keys.key(repository);
    }

    /** All files of a repository. */
    synchronized List<Volume> of(RepositoryId repository) {
        return List.copyOf(known(repository).values());
    }

    synchronized Optional<Volume> find(ArchiveKey key) {
        return known(key.repository()).values().stream()
                .filter(volume -> volume.archives().contains(key.borgId()))
                .findFirst();
    }

    /** A name for one more file. */
    synchronized Path unused(RepositoryId repository) {
        var used = known(repository).keySet();
        int number = 1;
        while (used.contains(path(repository, number))) {
            number++;
        }
        return path(repository, number);
    }

    /** The file that an archive is in, open until it is given back; null when there is none. */
    synchronized @Nullable Lent lend(ArchiveKey key) {
        return find(key).map(this::lend).orElse(null);
    }

    synchronized @Nullable Lent lend(Volume volume) {
        var path = volume.path();
        var lent = open.get(path);
        if (lent == null) {
            lent = open(volume.repository(), path);
            if (lent == null) {
                return null;
            }
        }
        lent.users++;
        try {
            Files.setLastModifiedTime(path, FileTime.from(clock.instant()));
        } catch (IOException e) {
            LOG.debug("It cannot be noted that {} was used", path, e);
        }
        return lent;
    }

    synchronized void giveBack(@Nullable Lent lent) {
        if (lent != null) {
            lent.users--;
            closeIfUnused(lent);
        }
    }

    /** Gives a finished file its name, in the place of the one before. */
    synchronized void publish(RepositoryId repository, Path part, Path path) throws IOException {
        Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        putAway(open.get(path));
        var volumes = known.remove(repository); // should the new file not be readable now, all are looked at anew
        try (var parent = FileChannel.open(folder(repository), StandardOpenOption.READ)) {
            parent.force(true);
        }
        var lent = open(repository, path);
        if (volumes != null && lent != null) {
            volumes.put(path, Volume.of(repository, path, lent.lineage));
            known.put(repository, volumes);
        }
    }

    /** Keeps a list of the repository's archives, if there is still such a repository. */
    synchronized void keep(RepositoryId repository, KnownList list) throws IOException {
        if (!forgotten.contains(repository)) {
            list.save(list(repository));
        }
    }

    /** Where the list of a repository's archives is kept. */
    Path list(RepositoryId repository) {
        return folder(repository).resolve("archives");
    }

    /** Removes all files of a repository; from now on there will be none. */
    synchronized void forget(RepositoryId repository) throws IOException {
        forgotten.add(repository);
        known.remove(repository);
        var parent = folder(repository);
        List.copyOf(open.values()).stream()
                .filter(lent -> lent.path.startsWith(parent))
                .forEach(this::putAway);
        while (Files.exists(parent)) {
            for (var file : files(parent)) {
                Files.deleteIfExists(file);
            }
            try {
                Files.deleteIfExists(parent);
            } catch (DirectoryNotEmptyException e) {
                LOG.debug("A file came into {} while it was removed", parent, e);
            }
        }
    }

    /** Removes a damaged file: what was in it is read again when somebody needs it. */
    synchronized void throwAway(@Nullable Lent lent, TornFileException why) {
        if (lent != null && lent.equals(open.get(lent.path))) {
            throwAway(lent.path, why);
        }
    }

    synchronized void remove(Path file) throws IOException {
        putAway(open.get(file));
        known.values().forEach(volumes -> volumes.remove(file));
        Files.deleteIfExists(file);
    }

    @Override
    public synchronized void close() {
        List.copyOf(open.values()).forEach(this::putAway);
    }

    static boolean isVolume(Path file) {
        return file.toString().endsWith(END);
    }

    static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }

    private Path path(RepositoryId repository, int number) {
        return folder(repository).resolve(number + END);
    }

    private Map<Path, Volume> known(RepositoryId repository) {
        var volumes = known.get(repository);
        if (volumes == null) {
            volumes = opened(repository);
            known.put(repository, volumes);
        }
        return volumes;
    }

    /** All of them or none: one that cannot be read now is not to be written over. */
    private Map<Path, Volume> opened(RepositoryId repository) {
        var volumes = new LinkedHashMap<Path, Volume>();
        for (var path : volumeFiles(repository)) {
            var lent = open(repository, path);
            if (lent != null) {
                volumes.put(path, Volume.of(repository, path, lent.lineage));
            }
        }
        return volumes;
    }

    private List<Path> volumeFiles(RepositoryId repository) {
        try {
            return files(folder(repository)).stream()
                    .filter(Volumes::isVolume)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable Lent open(RepositoryId repository, Path path) {
        try {
            var lent = new Lent(path, Lineage.open(path, key(repository)));
            open.put(path, lent);
            if (open.size() > OPEN) {
                putAway(open.values().iterator().next());
            }
            return lent;
        } catch (TornFileException e) {
            throwAway(path, e);
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void throwAway(Path path, TornFileException why) {
        LOG.warn("{} is damaged. What was in it will be read again: {}", path, why.toString());
        try {
            remove(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void putAway(@Nullable Lent lent) {
        if (lent != null) {
            open.remove(lent.path, lent);
            lent.gone = true;
            closeIfUnused(lent);
        }
    }

    private static void closeIfUnused(Lent lent) {
        if (lent.gone && lent.users == 0) {
            lent.lineage.close();
        }
    }
}

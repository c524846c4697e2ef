package org.borgui.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.borgui.api.RepositoryId;
import org.borgui.api.archive.Archive;
import org.borgui.catalog.index.ArchiveWriter;
import org.borgui.catalog.index.Contents;
import org.borgui.catalog.index.Sweep;
import org.borgui.catalog.index.TornFileException;
import org.borgui.spi.borg.BorgFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of contents, one for each series of archives. Any thread may read; one at a time writes. */
final class Shelf implements AutoCloseable {

    /** Fills a writer with the entries of an archive. */
    interface Filling {
        void fill(ArchiveWriter writer) throws BorgFailedException, InterruptedException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);
    private static final long LARGEST = 300_000_000;
    private static final List<String> LEFT_OVER = List.of(".part", ".run", ".mv");

    private final Path folder;
    private final long maxBytes;
    private final Volumes volumes;

    Shelf(Path folder, long maxBytes, RepositoryKeys keys, Clock clock) {
        this.folder = folder;
        this.maxBytes = maxBytes;
        volumes = new Volumes(folder, keys, clock);
    }

    boolean has(ArchiveKey key) {
        return volumes.find(key).isPresent();
    }

    /**
     * Reads what is in an archive; empty when it is not there, or was in a damaged file that is there no more. Refuses with
     * {@code UNAVAILABLE} when its file cannot be read now.
     */
    <T> Optional<T> read(ArchiveKey key, Function<Contents, T> what) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        try {
            return found(key, what);
        } catch (UncheckedIOException e) {
            LOG.warn("What is kept of archive {} cannot be read now", key, e);
            throw Refusals.unavailable(e);
        }
    }

    private <T> Optional<T> found(ArchiveKey key, Function<Contents, T> what) {
        var lent = volumes.lend(key);
        if (lent == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(what.apply(lent.lineage().contents(key.borgId())));
        } catch (TornFileException e) {
            volumes.throwAway(lent, e);
            return Optional.empty();
        } finally {
            volumes.giveBack(lent);
        }
    }

    /**
     * Adds an archive to the file of its series, which others can read when this returns.
     *
     * @param live by borg's identities, the archives that still exist
     * @throws TornFileException when that file was damaged and is there no more: it can be tried again
     */
    void write(RepositoryId repository, Archive archive, Set<String> live, Filling filling)
            throws BorgFailedException, IOException, InterruptedException {
        var series = Series.of(archive.name());
        var known = volumes.of(repository).stream()
                .filter(volume -> volume.series().equals(series) && volume.length() < LARGEST)
                .findFirst();
        var path = known.map(Volume::path).orElseGet(() -> volumes.unused(repository));
        var part = part(path);
        var key = volumes.key(repository);
        var lent = known.isPresent() ? volumes.lend(known.get()) : null;
        try (var writer = new ArchiveWriter(part, archive, series, lent == null ? null : lent.lineage(), key)) {
            filling.fill(writer);
            writer.finish(live);
            volumes.publish(repository, part, path);
        } catch (TornFileException e) {
            volumes.throwAway(lent, e);
            throw e;
        } finally {
            volumes.giveBack(lent);
        }
    }

    /** Writes those files again of whose archives many are gone. */
    void sweep(RepositoryId repository, Set<String> live) throws IOException {
        for (var volume : volumes.of(repository)) {
            var lent = volume.isWorn(live) ? volumes.lend(volume) : null;
            if (lent != null) {
                var part = part(volume.path());
                try (var sweep = new Sweep(part, volumes.key(repository))) {
                    sweep.run(lent.lineage(), live);
                    volumes.publish(repository, part, volume.path());
                } catch (TornFileException e) {
                    volumes.throwAway(lent, e);
                } finally {
                    volumes.giveBack(lent);
                }
            }
        }
    }

    private static Path part(Path path) {
        return path.resolveSibling(path.getFileName() + ".part");
    }

    /** The list of a repository's archives that was kept last. */
    Optional<KnownList> list(RepositoryId repository) {
        return KnownList.load(volumes.list(repository));
    }

    /** Keeps the list of a repository's archives, and removes the files in which none of them is. */
    void keep(RepositoryId repository, KnownList list) throws IOException {
        volumes.keep(repository, list);
        for (var volume : volumes.of(repository)) {
            if (!volume.hasAnyOf(list.borgIds())) {
                volumes.remove(volume.path());
            }
        }
    }

    /** Removes all that is kept of a repository, and keeps nothing of it any more. */
    void forget(RepositoryId repository) throws IOException {
        volumes.forget(repository);
    }

    /** Removes what belongs to none of these repositories, and what was not finished. Before anything is written. */
    void keepRepositories(Set<RepositoryId> repositories) throws IOException {
        for (var child : Volumes.files(folder)) {
            boolean known = repositories.stream().map(volumes::folder).anyMatch(child::equals);
            for (var file : Volumes.files(child)) {
                if (!known || LEFT_OVER.stream().anyMatch(file.toString()::endsWith)) {
                    volumes.remove(file);
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
        for (var child : Volumes.files(folder)) {
            Volumes.files(child).stream().filter(Volumes::isVolume).forEach(files::add);
        }
        files.sort(Comparator.comparing(file -> file.toFile().lastModified()));
        long bytes = 0;
        for (int i = files.size() - 1; i >= 0; i--) {
            bytes += files.get(i).toFile().length();
            if (bytes > maxBytes && i < files.size() - 1) {
                volumes.remove(files.get(i));
            }
        }
    }

    @Override
    public void close() {
        volumes.close();
    }
}

package org.borgui.core.restore;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.borgui.api.RepositoryId;
import org.borgui.api.access.Caller;
import org.borgui.api.archive.ArchiveService;
import org.borgui.api.archive.Entry;
import org.borgui.api.job.Failure;
import org.borgui.api.job.Failure.Kind;
import org.borgui.spi.borg.BorgFailedException;

/**
 * What of an archive is restored. Borg follows a link that it has extracted before: an archive made by an attacker could hold
 * a link and then something below it, and so write anywhere. Such an archive is refused.
 */
final class Selection {

    private static final Caller SELF = Caller.server("restore");

    private final ArchiveService archives;
    private final RepositoryId repository;
    private final String archive;
    private final List<String> paths;
    private long bytes;

    Selection(ArchiveService archives, RepositoryId repository, String archive, List<String> paths) {
        this.archives = archives;
        this.repository = repository;
        this.archive = archive;
        this.paths = paths.isEmpty() ? List.of("") : paths;
    }

    /** How many bytes it holds; fails when something would be written through what is no folder, or outside. */
    long requireInside() throws BorgFailedException {
        var wrong = onTheWay().or(this::within);
        if (wrong.isPresent()) {
            throw new BorgFailedException(new Failure(
                    Kind.INTEGRITY,
                    ("The archive leads outside of the destination at '%s': a path with dots or something below a link, which no"
                                    + " backup does. Nothing was restored; find out who wrote to this repository.")
                            .formatted(wrong.get())));
        }
        return bytes;
    }

    /** What is no folder, but has one of the selected paths below it. */
    private Optional<String> onTheWay() {
        return paths.stream()
                .flatMap(path -> Stream.iterate(parent(path), way -> !way.isEmpty(), Selection::parent))
                .distinct()
                .filter(this::isNotOnlyAFolder)
                .findFirst();
    }

    private boolean isNotOnlyAFolder(String way) {
        boolean[] other = {false};
        archives.entries(SELF, repository, archive, way, 2, entry -> {
            other[0] |= entry.path().equals(way) && !entry.isFolder();
        });
        return other[0];
    }

    private Optional<String> within() {
        var parents = new Hashes();
        bytes = 0;
        each(entry -> {
            parents.add(parent(entry.path()));
            bytes += entry.size();
        });
        parents.sort();
        String[] wrong = {null};
        each(entry -> {
            if (wrong[0] == null && (isOutside(entry.path()) || (!entry.isFolder() && parents.has(entry.path())))) {
                wrong[0] = entry.path();
            }
        });
        return Optional.ofNullable(wrong[0]);
    }

    private void each(Consumer<Entry> to) {
        paths.forEach(path -> archives.entries(SELF, repository, archive, path, to));
    }

    /** Borg writes paths without empty and dotted parts; with them the same place has many names. */
    private static boolean isOutside(String path) {
        return Arrays.stream(path.split("/", -1))
                .anyMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    /** Paths by 64 bits each: millions fit. Two that collide make an archive look dangerous, never harmless. */
    private static final class Hashes {
        private long[] values = new long[1024];
        private int count;
        private String last = "";

        void add(String path) {
            if (path.equals(last)) {
                return; // entries of a folder follow each other
            }
            last = path;
            if (count == values.length) {
                values = Arrays.copyOf(values, count * 2);
            }
            values[count++] = of(path);
        }

        void sort() {
            Arrays.sort(values, 0, count);
        }

        boolean has(String path) {
            return Arrays.binarySearch(values, 0, count, of(path)) >= 0;
        }

        /** FNV-1a. */
        private static long of(String text) {
            long hash = 0xcbf29ce484222325L;
            for (int i = 0; i < text.length(); i++) {
                hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
            }
            return hash;
        }
    }
}

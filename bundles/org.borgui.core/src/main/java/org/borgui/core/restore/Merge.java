package org.borgui.core.restore;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.function.Consumer;
import org.borgui.api.job.RestoreService.Conflict;
import org.jspecify.annotations.Nullable;

/**
 * Moves what was extracted into its place: by rename, on one file system. Folders that are on both sides are merged, and
 * keep their owner and mode. The destination is held open and everything below it is reached from there, never by path and
 * never through a symbolic link: nothing lands outside, whoever exchanges folders meanwhile.
 */
final class Merge {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HHmmss").withZone(ZoneOffset.UTC);

    private final Path destination;
    private final Conflict rule;
    private final Consumer<String> log;
    private final Clock clock;
    private final Set<Path> kept;
    private long placed;
    private long skipped;
    private long renamed;
    private long overwritten;

    /** A folder of the staging area and the one it is put into, both open. */
    private record Pair(Path staged, SecureDirectoryStream<Path> from, Path named, SecureDirectoryStream<Path> to) {

        Path fromName(Path name) {
            return staged.resolve(name);
        }
    }

    /**
     * Into one destination.
     *
     * @param destination without symbolic links
     * @param kept what is left as it is whatever the rule: repositories, and the server's own data
     */
    Merge(Path destination, Conflict rule, Consumer<String> log, Clock clock, Set<Path> kept) {
        this.destination = destination;
        this.rule = rule;
        this.log = log;
        this.clock = clock;
        this.kept = Set.copyOf(kept);
    }

    /** Puts all that is in a staged folder into the destination. */
    void folder(Path staged) throws IOException {
        try (var from = OpenFolder.of(staged);
                var to = OpenFolder.at(destination)) {
            into(new Pair(staged, from, destination, to));
        }
    }

    /** Puts a staged file, or what is in a staged folder, right into the destination. */
    void contents(Path staged) throws IOException {
        if (Files.isDirectory(staged, NOFOLLOW_LINKS)) {
            folder(staged);
        } else if (Files.exists(staged, NOFOLLOW_LINKS)) {
            var parent = staged.resolveSibling("");
            try (var from = OpenFolder.of(parent);
                    var to = OpenFolder.at(destination)) {
                place(new Pair(parent, from, destination, to), staged.getFileName());
            }
        }
    }

    boolean hasConflicts() {
        return skipped + renamed > 0;
    }

    /** What was done, in one sentence. */
    String summary() {
        return "Put into place: %s new, %,d overwritten, %,d under another name, %,d left out because something is there already"
                .formatted(placed == 1 ? "1 file" : "%,d files".formatted(placed), overwritten, renamed, skipped);
    }

    private void into(Pair pair) throws IOException {
        for (var name : OpenFolder.names(pair.staged())) {
            place(pair, name);
        }
    }

    private void place(Pair pair, Path name) throws IOException {
        var there = attributes(pair.to(), name);
        var folder = Files.isDirectory(pair.fromName(name), NOFOLLOW_LINKS);
        if (there == null) {
            placed += folder ? Folders.files(pair.fromName(name)) : 1;
            move(pair, name, name);
        } else if (kept.contains(pair.named().resolve(name))) {
            skipped++;
            log.accept("Left as it is, because it is a repository or belongs to the server: "
                    + pair.named().resolve(name));
        } else if (folder && there.isDirectory()) {
            var staged = pair.fromName(name);
            Files.setPosixFilePermissions(staged, PosixFilePermissions.fromString("rwx------")); // to take from it
            try (var from = OpenFolder.in(pair.from(), name);
                    var to = OpenFolder.in(pair.to(), name)) {
                into(new Pair(staged, from, pair.named().resolve(name), to));
            }
        } else {
            settle(pair, name, there);
        }
    }

    private void settle(Pair pair, Path name, BasicFileAttributes there) throws IOException {
        switch (rule) {
            case SKIP -> {
                skipped++;
                log.accept(
                        "Left out, because it is there already: " + pair.named().resolve(name));
            }
            case RENAME -> {
                var other = free(pair, name);
                move(pair, name, other);
                renamed++;
                log.accept("Under another name: " + pair.named().resolve(other));
            }
            case OVERWRITE -> {
                if (there.isDirectory()) {
                    skipped++;
                    log.accept("Left out, because a folder of this name is there: "
                            + pair.named().resolve(name));
                } else {
                    replace(pair, name);
                    overwritten++;
                }
            }
        }
    }

    /** Rename replaces a file by a file; a file in the way of a folder steps aside, and goes once the folder is there. */
    private void replace(Pair pair, Path name) throws IOException {
        if (!Files.isDirectory(pair.fromName(name), NOFOLLOW_LINKS)) {
            move(pair, name, name);
            return;
        }
        var aside = free(pair, name);
        pair.to().move(name, pair.to(), aside);
        try {
            move(pair, name, name);
        } catch (IOException e) {
            pair.to().move(aside, pair.to(), name);
            throw e;
        }
        pair.to().deleteFile(aside);
    }

    private void move(Pair pair, Path name, Path as) throws IOException {
        try {
            pair.from().move(name, pair.to(), as);
        } catch (AccessDeniedException e) {
            // without the right to write into it, only root may move a folder: its "..", too, changes
            var staged = pair.fromName(name);
            if (!Files.isDirectory(staged, NOFOLLOW_LINKS)) {
                throw e;
            }
            if (((int) Files.getAttribute(staged, "unix:mode", NOFOLLOW_LINKS) & 07000) != 0) {
                log.accept("Without its set-ID and sticky bits: " + pair.named().resolve(as));
            }
            var mode = Files.getPosixFilePermissions(staged, NOFOLLOW_LINKS);
            Files.setPosixFilePermissions(staged, PosixFilePermissions.fromString("rwx------"));
            pair.from().move(name, pair.to(), as);
            pair.to()
                    .getFileAttributeView(as, PosixFileAttributeView.class, NOFOLLOW_LINKS)
                    .setPermissions(mode);
        }
    }

    private Path free(Pair pair, Path name) throws IOException {
        var stamp = " (restored %s".formatted(STAMP.format(clock.instant()));
        var other = longer(name, stamp + ")");
        for (int i = 2; attributes(pair.to(), other) != null; i++) {
            other = longer(name, stamp + " " + i + ")");
        }
        return other;
    }

    /** A name and more, byte by byte: a name need not be text. Its URI has the bytes. */
    private static Path longer(Path name, String more) {
        var bytes = Path.of("/").resolve(name).toUri().getRawPath().replaceFirst("/$", "");
        return Path.of(URI.create("file://" + bytes + more.replace(" ", "%20"))).getFileName();
    }

    private static @Nullable BasicFileAttributes attributes(SecureDirectoryStream<Path> folder, Path name)
            throws IOException {
        try {
            return folder.getFileAttributeView(name, BasicFileAttributeView.class, NOFOLLOW_LINKS)
                    .readAttributes();
        } catch (NoSuchFileException e) {
            return null;
        }
    }
}

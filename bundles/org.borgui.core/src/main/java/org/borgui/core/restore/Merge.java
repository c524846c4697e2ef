package org.borgui.core.restore;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.Consumer;
import org.borgui.api.job.RestoreService.Conflict;

/**
 * Moves what was extracted into its place: by rename, on one file system. Folders that are on both sides are merged; a
 * symbolic link is never followed, so nothing lands outside the destination.
 */
final class Merge {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HHmmss").withZone(ZoneOffset.UTC);

    private final Path destination;
    private final Conflict rule;
    private final Consumer<String> log;
    private final Clock clock;
    private long placed;
    private long skipped;
    private long renamed;
    private long overwritten;

    Merge(Path destination, Conflict rule, Consumer<String> log, Clock clock) {
        this.destination = destination;
        this.rule = rule;
        this.log = log;
        this.clock = clock;
    }

    /** Puts all that is in a staged folder into the destination. */
    void folder(Path staged) throws IOException {
        into(staged, destination);
    }

    /** Puts a staged file, or what is in a staged folder, right into the destination. */
    void contents(Path staged) throws IOException {
        if (Files.isDirectory(staged, NOFOLLOW_LINKS)) {
            into(staged, destination);
        } else if (Files.exists(staged, NOFOLLOW_LINKS)) {
            place(staged, destination.resolve(staged.getFileName()));
        }
    }

    boolean hasConflicts() {
        return skipped + renamed > 0;
    }

    /** What was done, in one sentence. */
    String summary() {
        return "Put into place: %,d new, %,d overwritten, %,d under another name, %,d left out because something is there already"
                .formatted(placed, overwritten, renamed, skipped);
    }

    private void into(Path from, Path to) throws IOException {
        try (var children = Files.newDirectoryStream(from)) {
            for (var child : children) {
                place(child, to.resolve(child.getFileName()));
            }
        }
    }

    private void place(Path from, Path to) throws IOException {
        if (!Files.exists(to, NOFOLLOW_LINKS)) {
            Files.move(from, to, ATOMIC_MOVE);
            placed++;
        } else if (Files.isDirectory(from, NOFOLLOW_LINKS) && Files.isDirectory(to, NOFOLLOW_LINKS)) {
            into(from, to);
        } else {
            settle(from, to);
        }
    }

    private void settle(Path from, Path to) throws IOException {
        switch (rule) {
            case SKIP -> {
                skipped++;
                log.accept("Left out, because it is there already: " + to);
            }
            case RENAME -> {
                var other = free(to);
                Files.move(from, other, ATOMIC_MOVE);
                renamed++;
                log.accept("Under another name: " + other);
            }
            case OVERWRITE -> {
                if (Files.isDirectory(to, NOFOLLOW_LINKS)) {
                    skipped++;
                    log.accept("Left out, because a folder of this name is there: " + to);
                } else {
                    if (Files.isDirectory(from, NOFOLLOW_LINKS)) {
                        Files.delete(to);
                    }
                    Files.move(from, to, ATOMIC_MOVE);
                    overwritten++;
                }
            }
        }
    }

    private Path free(Path to) {
        var stamp = " (restored %s".formatted(STAMP.format(clock.instant()));
        var name = to.getFileName().toString();
        var other = to.resolveSibling(name + stamp + ")");
        for (int i = 2; Files.exists(other, NOFOLLOW_LINKS); i++) {
            other = to.resolveSibling(name + stamp + " " + i + ")");
        }
        return other;
    }
}

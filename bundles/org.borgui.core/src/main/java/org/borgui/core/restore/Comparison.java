package org.borgui.core.restore;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.borgui.api.archive.Entry;

/**
 * Compares what was restored with what the archive lists: kind, size, rights, and of files and links the time and where they
 * point. Owners are left out, since a server that is not root cannot give files away; contents are borg's part, which compares
 * the hash of each piece.
 */
final class Comparison implements Consumer<Entry> {

    private static final int MOST_TOLD = 20;

    /** Borg's times are rounded to microseconds, by way of floating-point numbers. */
    private static final Duration ROUNDING = Duration.ofNanos(10_000);

    private final Path restored;
    private final ZoneId zone = ZoneId.systemDefault();
    private final List<String> different = new ArrayList<>();
    private long count;
    private long files;
    private long bytes;
    private long unseen;

    /** @param restored the folder that the archive's paths lie below */
    Comparison(Path restored) {
        this.restored = restored;
    }

    /** A file whose name can be told to borg, and that is no second name of another. */
    static boolean isPlainFile(Entry entry) {
        return entry.type() == '-' && entry.link() == null && isNamed(entry);
    }

    /** Borg prints a question mark for each byte that is no UTF-8. */
    private static boolean isNamed(Entry entry) {
        return entry.path().indexOf('?') < 0 && entry.path().indexOf('\uFFFD') < 0;
    }

    @Override
    public void accept(Entry entry) {
        if (entry.mode().isEmpty()) {
            return; // a folder that only paths name
        }
        try {
            var path = restored.resolve(entry.path());
            if (!Files.exists(path, NOFOLLOW_LINKS) && (!isNamed(entry) || kind(entry) == 'o')) {
                unseen++;
                return;
            }
            difference(entry, path).ifPresent(what -> tell(entry, what));
            files += entry.isFolder() ? 0 : 1;
            bytes += entry.size();
        } catch (IOException | InvalidPathException e) {
            tell(entry, String.valueOf(e.getMessage()));
        }
    }

    private void tell(Entry entry, String what) {
        if (count++ < MOST_TOLD) {
            different.add("'%s' (%s)".formatted(entry.path(), what));
        }
    }

    private Optional<String> difference(Entry entry, Path path) throws IOException {
        if (!Files.exists(path, NOFOLLOW_LINKS)) {
            return Optional.of("it did not come back");
        }
        var there = Files.readAttributes(path, PosixFileAttributes.class, NOFOLLOW_LINKS);
        if (kind(there) != kind(entry)) {
            return Optional.of("it is of another kind");
        }
        if (entry.type() == '-' && entry.link() == null && there.size() != entry.size()) {
            return Optional.of(String.format(Locale.ROOT, "%,d bytes instead of %,d", there.size(), entry.size()));
        }
        if (entry.type() == 'l') {
            var to = Files.readSymbolicLink(path).toString();
            return to.equals(entry.link()) ? time(entry, there) : Optional.of("it points elsewhere");
        }
        var rights = PosixFilePermissions.toString(there.permissions());
        if (!rights.equals(rights(entry.mode()))) {
            return Optional.of("rights %s instead of %s".formatted(rights, rights(entry.mode())));
        }
        return entry.type() == '-' ? time(entry, there) : Optional.empty();
    }

    private Optional<String> time(Entry entry, PosixFileAttributes there) {
        if (entry.modified().isEmpty()) {
            return Optional.empty();
        }
        var listed = LocalDateTime.parse(entry.modified()); // as borg writes it
        var found = LocalDateTime.ofInstant(there.lastModifiedTime().toInstant(), zone);
        return Duration.between(listed, found).abs().compareTo(ROUNDING) <= 0
                ? Optional.empty()
                : Optional.of("changed at %s instead of %s".formatted(found, listed));
    }

    private static char kind(Entry entry) {
        return "-dl".indexOf(entry.type()) >= 0 ? entry.type() : 'o';
    }

    private static char kind(PosixFileAttributes there) {
        if (there.isRegularFile()) {
            return '-';
        }
        return there.isDirectory() ? 'd' : there.isSymbolicLink() ? 'l' : 'o';
    }

    /** {@code -rwsr-xr-t} without its first letter, and without the bits that only owners may set. */
    private static String rights(String mode) {
        return mode.substring(1)
                .replace('s', 'x')
                .replace('t', 'x')
                .replace('S', '-')
                .replace('T', '-');
    }

    /** At most twenty, and how many there are beside; empty when all is as listed. */
    List<String> differences() {
        return count <= different.size()
                ? List.copyOf(different)
                : Stream.concat(different.stream(), Stream.of("and %,d more".formatted(count - different.size())))
                        .toList();
    }

    long files() {
        return files;
    }

    long bytes() {
        return bytes;
    }

    /** How many could not be looked for: their names are no UTF-8, or they are devices, which only root may make. */
    long unseen() {
        return unseen;
    }
}

package org.borgui.core.restore;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What makes more of whoever reaches it: set-ID bits and capabilities of programs, and device files. With them, somebody who
 * may write to a repository alone could hand out the rights of the server's user. They are taken away before anything lands.
 */
final class Privileges {

    private static final int TYPE = 0170000;
    private static final int REGULAR = 0100000;
    private static final int CHARACTERS = 0020000;
    private static final int BLOCKS = 0060000;
    private static final int MODE = 07777;
    private static final int SET_ID = 06000;
    private static final int EXECUTABLE = 0111;
    private static final int MOST_NAMED = 100;

    private final Path staging;
    private final Consumer<String> log;
    private long bits;
    private long devices;
    private long programs;

    private Privileges(Path staging, Consumer<String> log) {
        this.staging = staging;
        this.log = log;
    }

    /**
     * Takes them from all that lies in a staging folder, which nobody else may enter.
     *
     * @return empty when there were none, else what was done, as a sentence
     */
    static Optional<String> take(Path staging, Consumer<String> log) throws IOException {
        var privileges = new Privileges(staging, log);
        privileges.folder(staging);
        if (privileges.programs > 0) {
            log.accept("Programs come back without capabilities, if they had any");
        }
        return privileges.sentence();
    }

    private void folder(Path folder) throws IOException {
        int mode = mode(folder);
        boolean closed = !Files.isReadable(folder) || !Files.isExecutable(folder);
        if (closed) {
            Files.setAttribute(folder, "unix:mode", (mode & MODE) | 0700);
        }
        var modified = Files.getLastModifiedTime(folder, NOFOLLOW_LINKS);
        long before = devices;
        for (var name : OpenFolder.names(folder)) {
            var path = folder.resolve(name);
            if (Files.isDirectory(path, NOFOLLOW_LINKS)) {
                folder(path);
            } else {
                file(path);
            }
        }
        if (devices > before) {
            Files.setLastModifiedTime(folder, modified);
        }
        if (closed) {
            Files.setAttribute(folder, "unix:mode", mode & MODE);
        }
    }

    private void file(Path path) throws IOException {
        int mode = mode(path);
        int type = mode & TYPE;
        if (type == CHARACTERS || type == BLOCKS) {
            Files.delete(path);
            tell(++devices, "Left out, because it is a device file: ", path);
        } else if (type == REGULAR) {
            if ((mode & EXECUTABLE) != 0) {
                Files.setOwner(path, Files.getOwner(path, NOFOLLOW_LINKS)); // which takes capabilities: chown(2)
                programs++;
            }
            if ((mode & SET_ID) != 0) {
                Files.setAttribute(path, "unix:mode", mode & MODE & ~SET_ID);
                tell(++bits, "Without its set-ID bits: ", path);
            }
        }
    }

    private void tell(long count, String what, Path path) {
        if (count <= MOST_NAMED) {
            log.accept(what + staging.relativize(path));
        }
    }

    private Optional<String> sentence() {
        if (bits + devices == 0) {
            return Optional.empty();
        }
        return Optional.of(
                "Set-ID bits of %,d files and %,d device files were left out. An operator can restore with them by asking for it."
                        .formatted(bits, devices));
    }

    private static int mode(Path path) throws IOException {
        return (int) Files.getAttribute(path, "unix:mode", NOFOLLOW_LINKS);
    }
}

package org.borgui.core.restore;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What makes more of whoever reaches it: set-ID bits, capabilities, and device files. With them, somebody who may write to a
 * repository alone could hand out the rights of the server's user. They are taken away before anything lands. What is
 * changed is reached from the open staging folder, never by path: whoever exchanges folders meanwhile changes nothing else.
 */
final class Privileges {

    private static final int TYPE = 0170000;
    private static final int REGULAR = 0100000;
    private static final int CHARACTERS = 0020000;
    private static final int BLOCKS = 0060000;
    private static final int SET_ID = 06000;
    private static final int MOST_NAMED = 100;

    private final Path staging;
    private final Consumer<String> log;

    /** Only root can give capabilities: without it there are none to take. */
    private final boolean root;

    private long bits;
    private long devices;
    private long removed;

    private Privileges(Path staging, Consumer<String> log) throws IOException {
        this.staging = staging;
        this.log = log;
        this.root = (int) Files.getAttribute(staging, "unix:uid", NOFOLLOW_LINKS) == 0;
    }

    /**
     * Takes them from all that lies in a staging folder.
     *
     * @return empty when there were none, else what was done, as a sentence
     * @throws IOException when something can neither lose its rights nor be removed: nothing may land then
     */
    static Optional<String> take(Path staging, Consumer<String> log) throws IOException {
        var privileges = new Privileges(staging, log);
        try (var open = OpenFolder.of(staging)) {
            privileges.folder(staging, open);
        }
        if (privileges.root) {
            log.accept("Files come back without capabilities, if they had any");
        }
        return privileges.sentence();
    }

    private void folder(Path folder, SecureDirectoryStream<Path> open) throws IOException {
        var view = open.getFileAttributeView(BasicFileAttributeView.class);
        var modified = view.readAttributes().lastModifiedTime();
        long before = devices + removed;
        for (var name : OpenFolder.names(folder)) {
            var path = folder.resolve(name);
            if (Files.isDirectory(path, NOFOLLOW_LINKS)) {
                inside(path, name, open);
            } else {
                file(path, name, open);
            }
        }
        if (devices + removed > before) {
            view.setTimes(modified, null, null);
        }
    }

    private void inside(Path path, Path name, SecureDirectoryStream<Path> open) throws IOException {
        boolean closed = !Files.isReadable(path) || !Files.isExecutable(path);
        var permissions = Files.getPosixFilePermissions(path, NOFOLLOW_LINKS);
        if (closed) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        }
        try (var folder = OpenFolder.in(open, name)) {
            folder(path, folder);
            if (closed) {
                folder.getFileAttributeView(PosixFileAttributeView.class).setPermissions(permissions);
            }
        }
    }

    private void file(Path path, Path name, SecureDirectoryStream<Path> open) throws IOException {
        int mode = (int) Files.getAttribute(path, "unix:mode", NOFOLLOW_LINKS);
        int type = mode & TYPE;
        if (type == CHARACTERS || type == BLOCKS) {
            open.deleteFile(name);
            tell(++devices, "Left out, because it is a device file: ", path);
        } else if (type == REGULAR && (root || (mode & SET_ID) != 0)) {
            try {
                strip(mode, open.getFileAttributeView(name, PosixFileAttributeView.class, NOFOLLOW_LINKS), path);
            } catch (IOException e) {
                open.deleteFile(name);
                tell(++removed, "Left out, because rights that it may give cannot be taken away: ", path);
            }
        }
    }

    private void strip(int mode, PosixFileAttributeView file, Path path) throws IOException {
        if (root) {
            file.setOwner(file.getOwner()); // which takes capabilities, of whatever mode it is: capabilities(7)
        }
        if ((mode & SET_ID) != 0) {
            file.setPermissions(file.readAttributes().permissions());
            tell(++bits, "Without its set-ID bits: ", path);
        }
    }

    private void tell(long count, String what, Path path) {
        if (count <= MOST_NAMED) {
            log.accept(what + staging.relativize(path));
        }
    }

    private Optional<String> sentence() {
        if (bits + devices + removed == 0) {
            return Optional.empty();
        }
        return Optional.of(
                "Set-ID bits of %,d files and %,d device files were left out%s. An operator can restore with them by asking for it."
                        .formatted(
                                bits,
                                devices,
                                removed == 0
                                        ? ""
                                        : ", and %,d files whose rights cannot be taken away".formatted(removed)));
    }
}

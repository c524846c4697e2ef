package org.borgui.core.restore;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;

/** Folders held open, so that a path that changes its meaning meanwhile does no harm. */
final class OpenFolder {

    private OpenFolder() {}

    /** A folder nobody else can reach. */
    @SuppressWarnings("StreamResourceLeak") // the caller closes it
    static SecureDirectoryStream<Path> of(Path folder) throws IOException {
        return secure(Files.newDirectoryStream(folder), folder);
    }

    /** A folder that others may reach: what is open is what this path, which has no symbolic link in it, leads to now. */
    static SecureDirectoryStream<Path> at(Path folder) throws IOException {
        var open = of(folder);
        var key = open.getFileAttributeView(BasicFileAttributeView.class)
                .readAttributes()
                .fileKey();
        var now = Files.readAttributes(folder, BasicFileAttributes.class, NOFOLLOW_LINKS)
                .fileKey();
        if (!folder.toRealPath().equals(folder) || !Objects.equals(key, now)) {
            open.close();
            throw new IOException("somebody exchanged the folder %s for a link meanwhile".formatted(folder));
        }
        return open;
    }

    /** What a folder is, whatever its name leads to later. */
    static Object key(Path folder) throws IOException {
        return Objects.requireNonNull(Files.readAttributes(folder, BasicFileAttributes.class, NOFOLLOW_LINKS)
                .fileKey());
    }

    /** A folder in an open one, not through a symbolic link. */
    static SecureDirectoryStream<Path> in(SecureDirectoryStream<Path> folder, Path name) throws IOException {
        return folder.newDirectoryStream(name, NOFOLLOW_LINKS);
    }

    /** The names in a folder nobody else can reach, taken before any of them is moved. */
    static List<Path> names(Path folder) throws IOException {
        try (var children = Files.newDirectoryStream(folder)) {
            return StreamSupport.stream(children.spliterator(), false)
                    .map(Path::getFileName)
                    .toList();
        }
    }

    private static SecureDirectoryStream<Path> secure(DirectoryStream<Path> open, Path folder) throws IOException {
        if (open instanceof SecureDirectoryStream<Path> secure) {
            return secure;
        }
        open.close();
        throw new IOException("the file system of %s cannot hold folders open".formatted(folder));
    }
}

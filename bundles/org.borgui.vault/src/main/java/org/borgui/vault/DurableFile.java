package org.borgui.vault;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Writes a small file so that it is there whole, or not at all, whatever happens meanwhile. */
final class DurableFile {

    private DurableFile() {}

    static void write(Path path, String text, Set<PosixFilePermission> rights) throws IOException {
        var draft = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(draft);
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(draft, options, PosixFilePermissions.asFileAttribute(rights))) {
            var bytes = ByteBuffer.wrap(text.getBytes(US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        rename(draft, path);
    }

    /** Gives a file that is on the disk another name, in the place of what has it. */
    static void rename(Path from, Path path) throws IOException {
        Files.move(from, path, StandardCopyOption.ATOMIC_MOVE);
        try (var folder = FileChannel.open(path.resolveSibling("."), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }
}

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
class Disk {

    final void write(Path path, String text, Set<PosixFilePermission> rights) throws IOException {
        var draft = draft(path);
        Files.deleteIfExists(draft);
        fill(draft, text, rights);
        rename(draft, path);
    }

    /** Gives a file that is on the disk another name, in the place of what has it. */
    final void rename(Path from, Path path) throws IOException {
        move(from, path);
        settle(path);
    }

    /** What a write that was cut off leaves behind. */
    static Path draft(Path path) {
        return path.resolveSibling(path.getFileName() + ".new");
    }

    /** Makes it hold that a file has its name: a power failure does not undo it any more. */
    void settle(Path path) throws IOException {
        try (var folder = FileChannel.open(path.resolveSibling("."), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    void fill(Path draft, String text, Set<PosixFilePermission> rights) throws IOException {
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(draft, options, PosixFilePermissions.asFileAttribute(rights))) {
            var bytes = ByteBuffer.wrap(text.getBytes(US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    void move(Path from, Path path) throws IOException {
        Files.move(from, path, StandardCopyOption.ATOMIC_MOVE);
    }
}

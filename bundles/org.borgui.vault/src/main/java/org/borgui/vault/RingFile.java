package org.borgui.vault;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.borgui.api.RefusedException;

/** The file of the ring: there whole, as it was or as it is to be, whatever happens meanwhile. */
record RingFile(Path path, Disk disk) {

    boolean isThere() {
        return Files.exists(path);
    }

    RingText read() {
        try {
            return new RingText(Files.readString(path, US_ASCII));
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The key ring %s cannot be read. It has to belong to the user the server runs as.".formatted(path),
                    e);
        }
    }

    Ring unwrapped(RingText text, Keys outer) {
        try {
            return text.unwrapped(outer);
        } catch (IllegalStateException e) {
            throw new IllegalStateException(
                    "The key ring %s cannot be used: %s. Put it back from a backup.".formatted(path, e.getMessage()),
                    e);
        }
    }

    void write(Ring ring, List<Keys> outers) {
        try {
            disk.write(path, RingText.of(ring, outers).text(), PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            var refused = new RefusedException(
                    RefusedException.Reason.FAILED,
                    "backend.errors.vault.ringNotWritten",
                    "The key ring %s cannot be written. Make room on its disk, and try again.".formatted(path));
            refused.initCause(e);
            throw refused;
        }
    }
}

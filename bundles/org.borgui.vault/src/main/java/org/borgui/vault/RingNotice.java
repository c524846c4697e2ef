package org.borgui.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Says that a ring was made here. It lies outside of the ring's folder, so that a ring that is missing, also with its whole
 * folder, is told from one that never was.
 */
record RingNotice(Path path, RingFile ring) {

    boolean isThere() {
        return Files.exists(path);
    }

    /** Leaves it here, once the ring is on the disk. */
    void leave() {
        if (isThere()) {
            return;
        }
        var text =
                """
                The key ring vault/ring was made here. Without it no secret opens, and the server does not start.
                If it is missing, put it back from a backup. If it is lost, remove this file too and enter all secrets anew.
                """;
        try {
            ring.disk().write(path, text, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The file %s cannot be written. Make room on its disk, and start again.".formatted(path), e);
        }
    }

    /** @throws IllegalStateException when the ring is gone: a new one would open nothing that was sealed */
    void requireRing() {
        if (isThere() && !ring.isThere()) {
            throw new IllegalStateException(
                    ("The key ring %s is missing. Without it no secret opens: put it back from a backup. If it is lost,"
                                    + " remove %s, start, and enter all secrets anew.")
                            .formatted(ring.path(), path));
        }
    }
}

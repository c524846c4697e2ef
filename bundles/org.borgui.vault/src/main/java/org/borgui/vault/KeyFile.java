package org.borgui.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file with the server's key, for the server alone.
 *
 * @param handedOver by systemd, in a folder that the server alone may enter: it lets the server in by a list of rights, which
 *     looks like a right of the group
 */
record KeyFile(Path path, boolean handedOver) {

    private static final Logger LOG = LoggerFactory.getLogger(KeyFile.class);

    private static final int BYTES = 32;
    private static final int LARGEST = 65_536;
    private static final Set<PosixFilePermission> OWNERS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    boolean isThere() {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** What is in it, without the end of the line. */
    byte[] read() {
        try {
            if (!Files.isRegularFile(path)) {
                throw new IllegalStateException(
                        "The key file %s is missing or no file. Put it back from a copy, or give the key of before as SECRET_KEY."
                                .formatted(path));
            }
            requireOwn(path, LinkOption.NOFOLLOW_LINKS);
            requireOwn(path);
            requireClosed();
            try (var in = Files.newInputStream(path)) {
                var bytes = withoutEnd(in.readNBytes(LARGEST));
                if (bytes.length == 0) {
                    throw new IllegalStateException(
                            "The key file %s is empty. Put a long random text into it.".formatted(path));
                }
                return bytes;
            }
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The key file %s cannot be read. It has to belong to the user the server runs as.".formatted(path),
                    e);
        }
    }

    /** Makes one with 32 random bytes as base64, in the place of the one before. */
    static void make(Path path, Disk disk) throws IOException {
        var text = Base64.getEncoder().encodeToString(Aead.random(BYTES)) + "\n";
        disk.write(path, text, PosixFilePermissions.fromString("r--------"));
        LOG.info("A new key was made in {}. Keep a copy of it elsewhere: without it, no secret can be opened", path);
    }

    /** A file of somebody else can be read by them, and a link of somebody else can lead elsewhere tomorrow. */
    private static void requireOwn(Path path, LinkOption... options) throws IOException {
        int owner = (Integer) Files.getAttribute(path, "unix:uid", options);
        int me = me();
        if (owner != me && owner != 0) {
            throw new IllegalStateException(
                    "The key file %s belongs to another user (%d). Run: chown -h %d '%s'; and look where it leads."
                            .formatted(path, owner, me, path));
        }
    }

    private void requireClosed() throws IOException {
        var rights = Files.getPosixFilePermissions(path);
        rights.removeAll(OWNERS);
        if (handedOver) {
            rights.remove(PosixFilePermission.GROUP_READ);
        }
        if (!rights.isEmpty()) {
            throw new IllegalStateException(
                    "The key file %s can be used by others. Run: chmod 400 '%s'".formatted(path, path));
        }
    }

    /** The user the server runs as, from the line {@code Uid: real effective saved filesystem}. */
    private static int me() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("Uid:"))
                    .map(line -> Integer.valueOf(line.split("\\s+", -1)[2]))
                    .findFirst()
                    .orElseThrow(() -> new IOException("/proc/self/status names no user"));
        }
    }

    private static byte[] withoutEnd(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r')) {
            end--;
        }
        return Arrays.copyOf(bytes, end);
    }
}

package org.borgui.vault;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file with the server's key, for those who configure none: 32 random bytes as base64, for its owner alone. */
record KeyFile(Path path) {

    private static final Logger LOG = LoggerFactory.getLogger(KeyFile.class);

    private static final int BYTES = 32;
    private static final Set<PosixFilePermission> OWNERS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    byte[] readOrMake() {
        if (Files.notExists(path, LinkOption.NOFOLLOW_LINKS)) {
            make();
        }
        return read();
    }

    byte[] read() {
        try {
            if (Files.notExists(path)) {
                throw new IllegalStateException(("The key file %s is missing, and secrets were sealed with it."
                                + " Put it back from a backup, or set SECRET_KEY as it was before.")
                        .formatted(path));
            }
            if (!OWNERS.containsAll(Files.getPosixFilePermissions(path))) {
                throw new IllegalStateException(
                        "The key file %s can be used by others. Run: chmod 400 '%s'".formatted(path, path));
            }
            var key = Base64.getMimeDecoder()
                    .decode(Files.readString(path, US_ASCII).strip());
            if (key.length < BYTES) {
                throw new IllegalStateException(
                        "The key file %s is too short: it was cut or changed. Put it back from a backup."
                                .formatted(path));
            }
            return key;
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "The key file %s cannot be read. It has to belong to the user the server runs as.".formatted(path),
                    e);
        }
    }

    private void make() {
        var key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        try {
            DurableFile.write(
                    path, Base64.getEncoder().encodeToString(key) + "\n", PosixFilePermissions.fromString("r--------"));
            LOG.info(
                    "A new key was made in {}. Keep a copy of it elsewhere: without it, no secret can be opened", path);
        } catch (IOException e) {
            throw new IllegalStateException("The key file %s cannot be written.".formatted(path), e);
        }
    }
}

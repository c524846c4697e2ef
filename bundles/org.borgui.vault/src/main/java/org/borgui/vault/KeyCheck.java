package org.borgui.vault;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;

/** Remembers which key seals here, so that a start with another one is refused before it does harm. */
record KeyCheck(Path path) {

    boolean isThere() {
        return Files.exists(path);
    }

    void mustMatch(Keys keys) {
        var mine = keys.fingerprint();
        try {
            if (!isThere()) {
                DurableFile.write(path, mine + "\n", PosixFilePermissions.fromString("rw-------"));
                return;
            }
            var known = Files.readString(path, US_ASCII).strip();
            if (!MessageDigest.isEqual(known.getBytes(US_ASCII), mine.getBytes(US_ASCII))) {
                throw new IllegalStateException(
                        "The secrets here were sealed with another SECRET_KEY (or another .secret_key file)."
                                + " Start with the key of before. If it is lost, remove %s and enter all secrets anew."
                                        .formatted(path));
            }
        } catch (IOException e) {
            throw new IllegalStateException("The key check %s cannot be read or written.".formatted(path), e);
        }
    }
}

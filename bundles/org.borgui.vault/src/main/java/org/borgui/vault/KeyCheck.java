package org.borgui.vault;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/** Tells which key has sealed here before there was a ring, which has taken its place. */
record KeyCheck(Path path) {

    boolean isThere() {
        return Files.exists(path);
    }

    boolean matches(Keys keys) {
        try {
            var known = Files.readString(path, US_ASCII).strip();
            return MessageDigest.isEqual(
                    known.getBytes(US_ASCII), keys.fingerprint().getBytes(US_ASCII));
        } catch (IOException e) {
            throw new IllegalStateException("The key check %s cannot be read.".formatted(path), e);
        }
    }

    void remove() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new IllegalStateException("The key check %s cannot be removed.".formatted(path), e);
        }
    }
}

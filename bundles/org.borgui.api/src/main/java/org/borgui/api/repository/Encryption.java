package org.borgui.api.repository;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Borg's encryption modes, by borg's names. */
public enum Encryption {
    NONE,
    REPOKEY,
    KEYFILE,
    REPOKEY_BLAKE2,
    KEYFILE_BLAKE2,
    AUTHENTICATED,
    AUTHENTICATED_BLAKE2;

    /** As borg writes it, such as {@code repokey-blake2}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads borg's name of a mode. */
    public static Optional<Encryption> of(String wire) {
        return Arrays.stream(values())
                .filter(mode -> mode.wire().equals(wire.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** Whether a passphrase protects the key. */
    public boolean needsPassphrase() {
        return this != NONE;
    }

    /** Whether the key lies beside borg and not in the repository. */
    public boolean hasKeyfile() {
        return this == KEYFILE || this == KEYFILE_BLAKE2;
    }
}

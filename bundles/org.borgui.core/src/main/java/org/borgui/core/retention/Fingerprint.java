package org.borgui.core.retention;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.borgui.api.archive.Archive;

/** Tells whether two lists of archives are the same, by borg's identities. */
final class Fingerprint {

    private Fingerprint() {}

    /** Such as {@code sha256:0f…}; the order does not matter. */
    static String of(List<Archive> archives) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            archives.stream()
                    .map(Archive::borgId)
                    .sorted()
                    .forEach(id -> digest.update((id + "\n").getBytes(StandardCharsets.UTF_8)));
            return "sha256:" + HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}

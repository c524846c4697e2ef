package org.borgui.core.retention;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.borgui.api.archive.Archive;
import org.borgui.api.plan.Kept;

/** Tells whether two decisions are the same: over the same archives, by borg's identities, and with the same ones to go. */
final class Fingerprint {

    private Fingerprint() {}

    /** Such as {@code sha256:0f…}; the order does not matter. */
    static String of(List<Kept> decided) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            decided.stream()
                    .map(kept -> "%s %s\n".formatted(kept.archive().borgId(), kept.isKept()))
                    .sorted()
                    .forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
            return "sha256:" + HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    /** Of archives that all go. */
    static String ofAll(List<Archive> archives) {
        return of(archives.stream().map(archive -> new Kept(archive, null, 0)).toList());
    }
}

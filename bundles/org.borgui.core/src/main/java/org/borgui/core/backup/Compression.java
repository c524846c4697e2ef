package org.borgui.core.backup;

import java.util.Map;
import java.util.regex.Pattern;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;

/** Borg's names of compressions. */
public final class Compression {

    private static final Pattern KNOWN = Pattern.compile(
            "(auto,)?(none|lz4|zstd(,([1-9]|1[0-9]|2[0-2]))?|zlib(,[0-9])?|lzma(,[0-9])?)|obfuscate,\\d{1,3},.+");

    private Compression() {}

    /** Refuses what borg does not know. */
    public static void require(String compression) {
        if (!KNOWN.matcher(compression).matches()) {
            throw new RefusedException(
                    Reason.INVALID,
                    "backend.errors.repo.invalidCompression",
                    Map.of("compression", compression),
                    "'%s' is no compression that borg knows. Examples: none, lz4, zstd,3, auto,zlib,6."
                            .formatted(compression));
        }
    }
}

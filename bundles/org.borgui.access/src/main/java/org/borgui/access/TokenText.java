package org.borgui.access;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.SecureRandom;
import java.util.zip.CRC32;

/**
 * The text of an API token: {@code borgui_}, 256 random bits in 43 characters, and 6 characters that tell a real one from
 * something that only looks so, for programs that search for leaked ones: {@code borgui_[A-Za-z0-9_-]{43}[0-9a-z]{6}}.
 */
record TokenText(SessionSecret secret, String prefix) {

    static final String BEGIN = "borgui_";

    private static final int SHOWN = 12;
    private static final int CHECK = 6;
    private static final int BASE = 36;

    static TokenText random(SecureRandom random) {
        var unchecked = BEGIN + SessionSecret.random(random).text().reveal();
        return new TokenText(SessionSecret.of(unchecked + check(unchecked)), unchecked.substring(0, SHOWN));
    }

    /** The checksum of what comes before it: CRC-32 as six digits to the base 36, the lowest ones. */
    static String check(String unchecked) {
        var sum = new CRC32();
        sum.update(unchecked.getBytes(US_ASCII));
        var digits = "000000" + Long.toString(sum.getValue(), BASE);
        return digits.substring(digits.length() - CHECK);
    }
}

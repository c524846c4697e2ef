package org.borgui.access;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.borgui.api.UserId;

/** Codes that people keep on paper for when their app is lost: 80 random bits each, as {@code ABCD-EFGH-JKLM-NPQR}. */
final class RecoveryCodes {

    static final int COUNT = 8;

    /** Without letters and digits that look alike. */
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int LENGTH = 16;
    private static final int GROUP = 4;

    private RecoveryCodes() {}

    static List<String> make(SecureRandom random) {
        return IntStream.range(0, COUNT).mapToObj(i -> one(random)).toList();
    }

    /** What the server keeps. A code is as random as a key, so that a plain hash is enough. */
    static String hash(UserId user, String code) {
        return Hashes.sha256("recovery code of %s: %s".formatted(user, plain(code)));
    }

    private static String one(SecureRandom random) {
        var code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(i > 0 && i % GROUP == 0 ? "-" : "").append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    /** As it counts, however it is typed. */
    private static String plain(String code) {
        return code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }
}

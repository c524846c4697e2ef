package org.borgui.access;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import org.borgui.api.Secret;

/** Passwords that somebody reads from a screen and types once. */
final class RandomPassword {

    private static final String LETTERS =
            "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"; // none look alike
    private static final int LENGTH = 20;

    private RandomPassword() {}

    static Secret make() {
        return Secret.of(new SecureRandom()
                .ints(LENGTH, 0, LETTERS.length())
                .mapToObj(i -> LETTERS.substring(i, i + 1))
                .collect(Collectors.joining()));
    }
}

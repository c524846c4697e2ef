package org.borgui.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A password, passphrase or key. Prints {@code ***}, so that no log line or exception can tell it. */
public final class Secret {

    private static final Secret EMPTY = new Secret("");

    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    /** Wraps a text. */
    public static Secret of(String text) {
        return new Secret(text);
    }

    /** The secret of something that has none, such as a repository without encryption. */
    public static Secret empty() {
        return EMPTY;
    }

    /** The text itself: ask for it at the last moment, and keep it in no field. */
    public String reveal() {
        return text;
    }

    /** Whether there is nothing in it. */
    public boolean isEmpty() {
        return text.isEmpty();
    }

    /** Compares in a time that does not depend on where the texts differ. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that
                && MessageDigest.isEqual(
                        text.getBytes(StandardCharsets.UTF_8), that.text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}

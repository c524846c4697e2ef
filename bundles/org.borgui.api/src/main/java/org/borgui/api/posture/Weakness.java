package org.borgui.api.posture;

import org.jspecify.annotations.Nullable;

/**
 * Something that is weak.
 *
 * @param id stable, such as {@code transport.no-tls}
 * @param title a few words
 * @param reason why it matters, a sentence or two
 * @param remedy the one step that mends it
 * @param page where in the console it is mended, such as {@code /settings/account}; null when elsewhere
 * @param object what it is about when there may be several, such as the name of a repository; empty otherwise
 */
public record Weakness(
        String id,
        Severity severity,
        String title,
        String reason,
        String remedy,
        @Nullable String page,
        String object) {

    /** The worst first. */
    public enum Severity {
        /** Whoever can reach the server may get in, or read what is kept. */
        HIGH,
        MEDIUM,
        /** Better done, and not pressing. */
        LOW
    }
}

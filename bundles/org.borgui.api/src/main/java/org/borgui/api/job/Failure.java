package org.borgui.api.job;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why a job failed.
 *
 * @param kind for programs: retry, translate, colour
 * @param message for people: what happened and what to do
 * @param evidence the program's own words, folded away under the message
 */
public record Failure(Kind kind, String message, @Nullable String evidence) {

    /** What kind of failure it was. */
    public enum Kind {
        REPOSITORY_MISSING,
        NOT_A_REPOSITORY,
        REPOSITORY_EXISTS,
        ARCHIVE_MISSING,
        ARCHIVE_EXISTS,
        PASSPHRASE_WRONG,
        KEY_MISSING,
        LOCKED,
        CONNECTION,
        NO_SPACE,
        QUOTA,
        SOURCE_MISSING,
        PERMISSION,
        INTEGRITY,
        TIMED_OUT,
        BORG_MISSING,
        BORG_TOO_OLD,
        INVALID,
        TARGET,
        BORG,
        INTERNAL;

        /** The name on the wire, such as {@code no_space}. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A failure without a program's words. */
    public Failure(Kind kind, String message) {
        this(kind, message, null);
    }
}

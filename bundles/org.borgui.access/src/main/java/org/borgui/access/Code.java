package org.borgui.access;

import org.jspecify.annotations.Nullable;

/**
 * A code that was found right, to be used within the transaction for which it was shown: see {@link SecondFactor#after}.
 *
 * @param span of a one-time code
 * @param recovery the hash of a recovery code; null for a one-time code
 */
record Code(long span, @Nullable String recovery) {

    static Code oneTime(long span) {
        return new Code(span, null);
    }

    static Code recovery(String hash) {
        return new Code(0, hash);
    }
}

package org.borgui.api.notice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One notice on its way to one subscription.
 *
 * @param attempts how often it was tried
 * @param next when it is tried again; null when it is not
 * @param done when it arrived, or was given up; null while it waits
 * @param trouble why the last try failed, as a sentence; null when none has
 */
public record Delivery(
        Notice notice,
        State state,
        int attempts,
        @Nullable Instant next,
        @Nullable Instant done,
        @Nullable String trouble) {

    /** Where it stands. */
    public enum State {
        WAITING,
        DELIVERED,
        /** Not delivered within a day: tried again only when somebody asks. */
        GIVEN_UP
    }
}

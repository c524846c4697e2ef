package org.borgui.rest.auth;

import org.borgui.api.access.User;
import org.jspecify.annotations.Nullable;

/**
 * The session of a browser; its secret is in a cookie only. Both are null when there is none.
 *
 * @param csrfToken what the browser repeats in {@code X-CSRF-Token}
 */
record BrowserSession(@Nullable String csrfToken, @Nullable UserMe user) {

    /** What a browser without a session is answered. */
    static final BrowserSession NONE = new BrowserSession(null, null);

    static BrowserSession of(String csrf, User user) {
        return new BrowserSession(csrf, UserMe.of(user));
    }
}

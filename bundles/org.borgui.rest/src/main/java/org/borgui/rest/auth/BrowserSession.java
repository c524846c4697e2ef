package org.borgui.rest.auth;

import org.borgui.api.access.User;

/**
 * The session of a browser; its secret is in a cookie only.
 *
 * @param csrfToken what the browser repeats in {@code X-CSRF-Token}
 */
record BrowserSession(String csrfToken, UserMe user) {

    static BrowserSession of(String csrf, User user) {
        return new BrowserSession(csrf, UserMe.of(user));
    }
}

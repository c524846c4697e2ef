package org.borgui.rest.auth;

import org.borgui.api.Secret;
import org.borgui.api.access.Caller;
import org.borgui.api.access.User;
import org.jspecify.annotations.Nullable;

/**
 * The session of a browser; its secret is in a cookie only. Both are null when there is none.
 *
 * @param csrfToken what the browser repeats in {@code X-CSRF-Token}
 * @param secondFactorRequired whether this person has to set up a second factor before anything else
 * @param totpRequired whether the password was right, and a code is to be shown with {@code loginChallengeToken}
 * @param signIn who says so: {@code password}, {@code oidc} for a provider, or the way that vouches for each request, such as {@code header}
 */
record BrowserSession(
        @Nullable String csrfToken,
        @Nullable UserMe user,
        @Nullable String signIn,
        boolean secondFactorRequired,
        boolean totpRequired,
        @Nullable String loginChallengeToken) {

    /** Signed in with a password kept here. */
    static final String PASSWORD = "password";

    /** Signed in at a provider of OpenID Connect. */
    static final String PROVIDER = "oidc";

    /** What a browser without a session is answered. */
    static final BrowserSession NONE = new BrowserSession(null, null, null, false, false, null);

    /** Who says so of somebody with a session. */
    static String signIn(Caller caller) {
        return caller.way().equals(PROVIDER) ? PROVIDER : PASSWORD;
    }

    /** A right password, that is not enough. */
    static BrowserSession wanted(Secret challenge) {
        return new BrowserSession(null, null, null, false, true, challenge.reveal());
    }

    static BrowserSession of(String csrf, User user, String signIn, boolean factorRequired) {
        return new BrowserSession(csrf, UserMe.of(user), signIn, factorRequired, false, null);
    }
}

package org.borgui.rest.auth;

import java.time.Duration;
import java.time.Instant;
import org.borgui.api.Secret;
import org.borgui.api.access.SessionService.Begun;
import org.jspecify.annotations.Nullable;

/** The answer of a sign-in by an API client. */
record Token(
        @Nullable String accessToken,
        @Nullable String tokenType,
        @Nullable Long expiresIn,
        boolean mustChangePassword,
        boolean totpRequired,
        @Nullable String loginChallengeToken) {

    static Token of(Begun session, Instant now) {
        return new Token(
                session.secret().reveal(),
                "bearer",
                Duration.between(now, session.ends()).toSeconds(),
                session.user().mustChangePassword(),
                false,
                null);
    }

    /** A right password, that is not enough. */
    static Token wanted(Secret challenge) {
        return new Token(null, null, null, false, true, challenge.reveal());
    }
}

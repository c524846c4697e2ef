package org.borgui.api.access;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.borgui.api.Secret;
import org.borgui.api.UserId;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Tokens that people make for their programs: they act for their user, within their scopes, until revoked or run out. */
@ProviderType
public interface TokenService {

    /**
     * A token, without its secret.
     *
     * @param prefix how its text begins, for people to recognise it
     * @param used null when never
     * @param ends null when never
     */
    record Token(
            long id,
            UserId user,
            String name,
            String prefix,
            Scopes scopes,
            Instant created,
            @Nullable Instant used,
            @Nullable Instant ends) {}

    /** A token just made; the secret is told once, here. */
    record Made(Secret secret, Token token) {}

    /** Newest first; for oneself and for admins. */
    List<Token> list(Caller caller, UserId user);

    /**
     * Makes one for the caller. A token cannot make one that may do more, or lasts longer, than itself.
     *
     * @param scopes empty for {@link Scopes#usual()}
     * @param life empty for ever
     */
    Made make(Caller caller, String name, Optional<Scopes> scopes, Optional<Duration> life);

    /** For its owner and for admins; it is refused from the next request on. */
    void revoke(Caller caller, long id);
}

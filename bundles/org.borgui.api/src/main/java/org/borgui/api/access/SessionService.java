package org.borgui.api.access;

import java.time.Instant;
import org.borgui.api.Secret;
import org.osgi.annotation.versioning.ProviderType;

/** Begins and ends sessions. */
@ProviderType
public interface SessionService {

    /**
     * A session just begun. Its secret is told once, here; the server keeps a hash of it.
     *
     * @param csrf what a request by cookie has to repeat in {@code X-CSRF-Token}; empty for bearer sessions
     */
    record Begun(Secret secret, String csrf, User user, Instant ends) {}

    /**
     * Checks a name and a password and begins a session.
     *
     * @param via {@code COOKIE} for the console, {@code BEARER} for API clients
     * @throws org.borgui.api.RefusedException {@code UNAUTHENTICATED} with the same words for every reason, or {@code
     *     TOO_MANY} with {@code retryAfterSeconds} after too many failures
     */
    Begun signIn(String username, Secret password, Caller.Via via, String address);

    /** The CSRF token of the caller's cookie session; empty for any other. */
    String csrf(Caller caller);

    /** Ends the session the caller came with. */
    void end(Caller caller);

    /**
     * Whether the session the caller came with is still good: not ended, not run out, its user active. For streams that
     * outlive the request that opened them. Cheap; false for a caller without a session.
     */
    boolean isLive(Caller caller);
}

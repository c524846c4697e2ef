package org.borgui.api.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.borgui.api.Secret;
import org.borgui.api.UserId;
import org.osgi.annotation.versioning.ProviderType;

/** Begins, shows and ends sessions. */
@ProviderType
public interface SessionService {

    /**
     * A session just begun. Its secret is told once, here; the server keeps a hash of it.
     *
     * @param csrf what a request by cookie has to repeat in {@code X-CSRF-Token}; empty for bearer sessions
     */
    record Begun(Secret secret, String csrf, User user, Instant ends) {}

    /**
     * What came of a right password.
     *
     * @param begun empty when a code of the second factor is needed
     * @param challenge what is to be shown with that code, for ten minutes; empty otherwise
     */
    record SignedIn(Optional<Begun> begun, Secret challenge) {}

    /**
     * Where somebody signs in from.
     *
     * @param agent what the program says of itself, for people to recognise it; may be empty
     */
    record Client(String address, String agent) {}

    /**
     * A session of a browser ({@code COOKIE}) or of a client ({@code BEARER}).
     *
     * @param current whether it is the one that asks
     */
    record Session(
            long id, Caller.Via via, Client client, Instant created, Instant used, Instant ends, boolean current) {}

    /**
     * Checks a name and a password and begins a session, unless the user has a second factor.
     *
     * @param via {@code COOKIE} for the console, {@code BEARER} for API clients
     * @throws org.borgui.api.RefusedException {@code UNAUTHENTICATED} with the same words for every reason, or {@code
     *     TOO_MANY} with {@code retryAfterSeconds} after too many failures
     */
    SignedIn signIn(String username, Secret password, Caller.Via via, Client client);

    /**
     * Begins the session of whoever has shown a password before.
     *
     * @param code a one-time code, or a recovery code; each is good once
     * @throws org.borgui.api.RefusedException {@code UNAUTHENTICATED} when the code is wrong, or the challenge is over, {@code
     *     TOO_MANY} after too many failures
     */
    Begun signInByCode(Secret challenge, String code, Caller.Via via, Client client);

    /**
     * Proves anew who sits before the browser: the session goes on under another secret, ends when it would have ended, and
     * may do what is critical for some minutes.
     *
     * @param code of the second factor, where the caller has one
     * @throws org.borgui.api.RefusedException when the password or the code is wrong, or the caller has no session of a browser
     */
    Begun prove(Caller caller, Secret password, String code);

    /** Another token for a client whose own one ends then; not for ever: a week after the sign-in it is over anyway. */
    Begun refresh(Caller caller);

    /** The CSRF token of the caller; empty where none is needed. */
    String csrf(Caller caller);

    /** Ends the session the caller came with. */
    void end(Caller caller);

    /**
     * Whether the caller may still go on as when the request came: session not ended nor run out, user active. For streams
     * that outlive the request that opened them. Cheap; false for a caller that never signed in.
     */
    boolean isLive(Caller caller);

    /** A user's sessions, the one used last first; for oneself and for admins. */
    List<Session> list(Caller caller, UserId user);

    /** Ends one session; for oneself and for admins. */
    void end(Caller caller, UserId user, long session);

    /** Ends a user's sessions, but not the one that asks, and says how many; for oneself and for admins. */
    int endOthers(Caller caller, UserId user);
}

package org.borgui.api.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.borgui.api.Secret;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Passkeys: a device proves who its owner is, in place of name, password and code. */
@ProviderType
public interface PasskeyService {

    /**
     * One of a user's.
     *
     * @param blocked whether it signs nobody in any more, because its key was copied
     */
    record Passkey(long number, String name, Instant created, @Nullable Instant used, boolean blocked) {}

    /**
     * What a browser is asked, for five minutes.
     *
     * @param token to be shown with the answer, once
     * @param options JSON for the browser
     */
    record Ceremony(Secret token, String options) {}

    /** The domain that passkeys belong to; empty while none are checked. */
    Optional<String> domain();

    List<Passkey> list(Caller caller);

    /**
     * Asks for a new passkey, for the caller's password and, where there is a second factor, a code.
     *
     * @param code may be blank where there is none
     */
    Ceremony prepare(Caller caller, Secret password, String code);

    /** Keeps the passkey that was made. */
    Passkey add(Caller caller, Secret token, String answer, String name);

    Passkey rename(Caller caller, long number, String name);

    /** Forgets it; a browser has to have shown a password, or a passkey, lately. */
    void remove(Caller caller, long number);

    /**
     * Asks whoever has a passkey to sign in.
     *
     * @param address where somebody asks from: so many questions are open for each
     */
    Ceremony begin(String address);

    /**
     * Begins the session of whoever has answered.
     *
     * @throws org.borgui.api.RefusedException {@code UNAUTHENTICATED} when the answer is wrong, or the ceremony over
     */
    SessionService.Begun signIn(Secret token, String answer, Caller.Via via, SessionService.Client client);
}

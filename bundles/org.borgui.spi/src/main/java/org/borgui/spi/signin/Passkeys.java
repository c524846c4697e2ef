package org.borgui.spi.signin;

import java.util.List;
import org.borgui.api.Secret;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Passkeys (WebAuthn): what a browser is asked, and whether its answer is right. It knows the protocol and the name of this
 * server; who has which passkey, and what was asked of whom, is kept by the caller. Called from request threads, several at
 * once.
 */
@ConsumerType
public interface Passkeys {

    /**
     * What is asked of a browser.
     *
     * @param challenge random, to be kept until the answer comes, and used once
     * @param options JSON, as {@code PublicKeyCredential.parse…OptionsFromJSON} takes it
     */
    record Question(Secret challenge, String options) {}

    /**
     * A passkey as kept. Nothing in it lets anybody sign in.
     *
     * @param id base64url, as its authenticator calls it
     * @param data what is needed to check its answers; changes with each use
     */
    record Kept(String id, String data) {}

    /** Which passkey an answer claims to come from, and whose it is, both as base64url; nothing of it is checked. */
    record Claim(String id, String handle) {}

    /** What came of checking an answer. */
    enum Outcome {
        RIGHT,
        WRONG,
        /** Right, but an older answer counted further: another device has a copy of the key. */
        COPIED
    }

    /** With the passkey to keep from now on. */
    record Checked(Outcome outcome, Kept passkey) {}

    /** The domain that passkeys of this server belong to. */
    String domain();

    /**
     * Asks for a new passkey.
     *
     * @param handle random, base64url: the user, for the authenticator
     * @param known the ids of the user's passkeys, so that no device gets a second one
     */
    Question forNew(String handle, String username, List<String> known);

    /**
     * The passkey that was made.
     *
     * @param answer JSON, as the browser's {@code toJSON} gives it
     * @throws org.borgui.api.RefusedException {@code INVALID} when it is not an answer to this challenge, for this server, by
     *     somebody who was verified
     */
    Kept made(Secret challenge, String answer);

    /** Asks whoever has a passkey of this server to sign in. */
    Question forSignIn();

    /**
     * What an answer says of itself.
     *
     * @throws org.borgui.api.RefusedException {@code INVALID} when it is no answer at all
     */
    Claim claim(String answer);

    /** Checks an answer to {@link #forSignIn} by the passkey it claims to come from. */
    Checked check(Secret challenge, Kept passkey, String answer);
}

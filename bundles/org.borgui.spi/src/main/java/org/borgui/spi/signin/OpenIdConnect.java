package org.borgui.spi.signin;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.borgui.api.Secret;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * OpenID Connect: sends browsers to a provider, and checks with what they come back. It knows the protocol and where this
 * server is found; which providers there are, who of their people may come in, and what was asked of whom, is kept by the
 * caller. Called from request threads, several at once; blocks while it asks a provider, for some seconds at most.
 *
 * <p>Refuses with {@code UNAVAILABLE} when a provider does not answer, with {@code UNAUTHENTICATED} when it says something
 * that must not be believed, and with a sentence that tells which.
 */
@ConsumerType
public interface OpenIdConnect {

    /**
     * This server as a provider knows it.
     *
     * @param issuer the address of the provider, without a slash at its end
     * @param clientSecret empty for a client without one
     * @param authentication how the secret is shown: {@code client_secret_basic}, {@code client_secret_post} or {@code none}
     * @param scopes by space
     * @param endSession where its sessions are ended, when its metadata does not tell, or tells it wrong; empty otherwise
     */
    record Registration(
            String issuer,
            String clientId,
            Secret clientSecret,
            String authentication,
            String scopes,
            String endSession) {}

    /**
     * What a provider says of itself.
     *
     * @param issuer exactly as it signs
     * @param endsSessions whether signing out here can end its session, too
     * @param tellsEnds whether it tells this server when its session ends
     */
    record Described(String issuer, boolean endsSessions, boolean tellsEnds) {}

    /**
     * What a browser is sent to a provider with, to be kept until it comes back, and used once.
     *
     * @param address where it is sent
     * @param anew whether the provider was told to ask the person again, in place of taking an older sign-in for it
     * @param asked when
     */
    record Question(URI address, Secret state, Secret nonce, Secret verifier, boolean anew, Instant asked) {}

    /**
     * Who came back.
     *
     * @param issuer with {@code subject}, who it is for ever; all else may change
     * @param session the provider's name of its own session, if it has told
     * @param asked when the provider asked the person, which may be long ago
     * @param idToken what was signed
     * @param claims texts, numbers, booleans, lists and maps; what was signed comes before what was looked up
     */
    record Person(
            String issuer,
            String subject,
            Optional<String> session,
            Optional<Instant> asked,
            Secret idToken,
            Map<String, Object> claims) {}

    /** Whose sessions a provider says are over; at least one of {@code subject} and {@code session} is there. */
    record Ended(String issuer, Optional<String> subject, Optional<String> session) {}

    /** The address of a path of this server, as people open it; never taken from a request. */
    URI here(String path);

    /** Asks a provider for its metadata and keys, and checks that they can be worked with. */
    Described describe(Registration registration);

    /**
     * A new question.
     *
     * @param callback path of this server to which the browser comes back
     */
    Question ask(Registration registration, String callback, boolean anew);

    /**
     * Checks with what a browser came back.
     *
     * @param parameters of its request
     * @throws org.borgui.api.RefusedException also {@code FORBIDDEN} when the provider, or the person there, has said no
     */
    Person answer(Registration registration, String callback, Question question, Map<String, List<String>> parameters);

    /**
     * Where a browser ends the provider's session.
     *
     * @param idToken of the session that ended here
     * @param after path of this server to which it comes back
     * @return empty when the provider has no such place
     */
    Optional<URI> endSession(Registration registration, Secret idToken, String after);

    /** Checks what a provider sends by itself when one of its sessions has ended. */
    Ended ended(Registration registration, String logoutToken);
}

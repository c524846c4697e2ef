package org.borgui.auth.passkey;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.borgui.api.RefusedException;
import org.borgui.api.Secret;
import org.borgui.spi.signin.Passkeys;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passkeys by webauthn4j: of any authenticator (no attestation is asked for), found by the server's name, whose owner has
 * been verified.
 */
@Component(configurationPid = "org.borgui.auth.passkey")
@Designate(ocd = PasskeyConfig.class)
public final class WebAuthnPasskeys implements Passkeys {

    private static final Logger LOG = LoggerFactory.getLogger(WebAuthnPasskeys.class);
    private static final int CHALLENGE_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final Party party;
    private @Nullable Library library;

    /** webauthn4j and its JSON: megabytes of classes, which a server whose users have no passkeys never loads. */
    private record Library(WebAuthnManager manager, Questions questions, Records records) {

        static Library load(Party party) {
            var converter = new ObjectConverter();
            return new Library(
                    WebAuthnManager.createNonStrictWebAuthnManager(converter),
                    new Questions(party, converter),
                    new Records(converter));
        }
    }

    @Activate
    public WebAuthnPasskeys(PasskeyConfig config) {
        this(Party.of(config.publicBaseUrl(), config.port(), config.domain()));
    }

    WebAuthnPasskeys(Party party) {
        this.party = party;
    }

    @Override
    public String domain() {
        return party.domain();
    }

    @Override
    public Question forNew(String handle, String username, List<String> known) {
        var challenge = challenge();
        return new Question(challenge, library().questions().forNew(challenge, handle, username, known));
    }

    @Override
    public Kept made(Secret challenge, String answer) {
        try {
            var parsed = library().manager().parseRegistrationResponseJSON(answer);
            var made = library()
                    .manager()
                    .verify(parsed, new RegistrationParameters(server(challenge), Questions.ALGORITHMS, true, true));
            return library().records().of(Objects.requireNonNull(made.getAttestationObject()));
        } catch (RuntimeException e) { // the library throws many kinds for what it cannot read
            LOG.warn("An answer for a new passkey is refused: {}", e.getClass().getSimpleName());
            throw invalid();
        }
    }

    @Override
    public Question forSignIn() {
        var challenge = challenge();
        return new Question(challenge, library().questions().forSignIn(challenge));
    }

    @Override
    public Claim claim(String answer) {
        var parsed = parsed(answer);
        var id = parsed.getCredentialId();
        var handle = parsed.getUserHandle();
        if (id == null) {
            throw invalid();
        }
        return new Claim(text(id), handle == null ? "" : text(handle));
    }

    @Override
    public Checked check(Secret challenge, Kept passkey, String answer) {
        var parsed = parsed(answer);
        var before = library().records().open(passkey);
        try {
            library()
                    .manager()
                    .verify(parsed, new AuthenticationParameters(server(challenge), before, null, true, true));
        } catch (MaliciousCounterValueException e) {
            return new Checked(Outcome.COPIED, passkey);
        } catch (RuntimeException e) { // likewise
            LOG.warn("An answer of a passkey is refused: {}", e.getClass().getSimpleName());
            return new Checked(Outcome.WRONG, passkey);
        }
        var data = Objects.requireNonNull(parsed.getAuthenticatorData());
        before.setCounter(data.getSignCount());
        before.setBackedUp(data.isFlagBS());
        return new Checked(Outcome.RIGHT, library().records().of(before));
    }

    private AuthenticationData parsed(String answer) {
        try {
            return Objects.requireNonNull(library().manager().parseAuthenticationResponseJSON(answer));
        } catch (RuntimeException e) { // the library throws many kinds for what it cannot read
            LOG.warn(
                    "What should be an answer of a passkey cannot be read: {}",
                    e.getClass().getSimpleName());
            throw invalid();
        }
    }

    private synchronized Library library() {
        var loaded = library == null ? Library.load(party) : library;
        library = loaded;
        return loaded;
    }

    private ServerProperty server(Secret challenge) {
        return ServerProperty.builder()
                .origin(new Origin(party.origin()))
                .rpId(party.domain())
                .challenge(new DefaultChallenge(Base64.getUrlDecoder().decode(challenge.reveal())))
                .build();
    }

    private Secret challenge() {
        var bytes = new byte[CHALLENGE_BYTES];
        random.nextBytes(bytes);
        return Secret.of(text(bytes));
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static RefusedException invalid() {
        return RefusedException.invalid(
                "backend.errors.auth.invalidPasskey",
                "This is no passkey of this server, or the browser was not asked for it just now. Try again.");
    }
}

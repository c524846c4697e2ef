package org.borgui.auth.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.Secret;
import org.borgui.spi.signin.OpenIdConnect.Person;
import org.borgui.spi.signin.OpenIdConnect.Question;
import org.borgui.spi.signin.OpenIdConnect.Registration;
import org.borgui.testkit.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.provider.Arguments;

/** A provider that lies in one way at a time, and this server before it. */
abstract class ProviderWorld {

    static final String CALLBACK = "/api/auth/oidc/callback";
    static final String UNBELIEVABLE = "backend.errors.auth.oidcIdTokenInvalid";

    final LyingProvider provider = new LyingProvider();
    final PlainEgress egress = new PlainEgress();
    final SettableClock clock = SettableClock.at(Instant.now().toString());
    final Pac4jOpenIdConnect oidc =
            new Pac4jOpenIdConnect(Addresses.of("https://backup.example.org/borg/", 8081), egress, clock);

    @AfterEach
    void stop() {
        provider.close();
    }

    Registration registration() {
        return registration("client_secret_basic");
    }

    Registration registration(String authentication) {
        return new Registration(
                provider.issuer(),
                LyingProvider.CLIENT,
                Secret.of(LyingProvider.SECRET),
                authentication,
                "profile email",
                "");
    }

    /** A browser is sent, and the provider sees with what. */
    Question asked(boolean anew) {
        var question = oidc.ask(registration(), CALLBACK, anew);
        var sent = LyingProvider.form(question.address().getRawQuery());
        provider.nonce = sent.getOrDefault("nonce", "");
        provider.challenge = sent.getOrDefault("code_challenge", "");
        return question;
    }

    Person answered() {
        return answered(asked(false), Map.of());
    }

    Person answered(Question question, Map<String, List<String>> more) {
        var parameters = new LinkedHashMap<String, List<String>>();
        parameters.put("code", List.of("a-code"));
        parameters.put("state", List.of(question.state().reveal()));
        parameters.putAll(more);
        return oidc.answer(registration(), CALLBACK, question, parameters);
    }

    static void assertRefused(ThrowingCallable call, Reason reason, String key) {
        var refused = catchThrowableOfType(RefusedException.class, call);
        assertThat(refused).as("refusal").isNotNull();
        assertThat(refused.key()).isEqualTo(key);
        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(refused.getMessage()).endsWith(".");
    }

    static Arguments lie(String name, Consumer<JWTClaimsSet.Builder> how) {
        return Arguments.of(name, how);
    }
}

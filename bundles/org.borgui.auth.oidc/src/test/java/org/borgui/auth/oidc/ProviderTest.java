package org.borgui.auth.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.Secret;
import org.borgui.spi.signin.OpenIdConnect.Registration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a provider has to be like to be worked with. */
final class ProviderTest extends ProviderWorld {
    static Stream<Arguments> unusable() {
        return Stream.of(
                other("another issuer", "issuer", "https://evil.example.org"),
                other("a place that anybody can read", "token_endpoint", "http://example.org/token"),
                other("keys that anybody can change", "jwks_uri", "http://example.org/keys"),
                other("people that anybody can change", "userinfo_endpoint", "http://169.254.169.254/latest"),
                other("no S256", "code_challenge_methods_supported", List.of("plain")),
                other(
                        "signatures that others can make",
                        "id_token_signing_alg_values_supported",
                        List.of("HS256", "none")),
                other(
                        "another way to show a secret",
                        "token_endpoint_auth_methods_supported",
                        List.of("private_key_jwt")));
    }

    private static Arguments other(String name, String field, Object value) {
        return Arguments.of(name, field, value);
    }

    @ParameterizedTest(name = "a provider with {0}")
    @MethodSource("unusable")
    void cannot_be_worked_with(String name, String field, Object value) {
        provider.metadata = all -> all.put(field, value);
        assertRefused(() -> oidc.describe(registration()), Reason.INVALID, "backend.errors.auth.oidcProviderUnusable");
        assertRefused(
                () -> oidc.ask(registration(), CALLBACK, false),
                Reason.INVALID,
                "backend.errors.auth.oidcProviderUnusable");
    }

    @Test
    void a_provider_elsewhere_without_tls_is_not_even_asked() {
        var plain = new Registration("http://id.example.org", "x", Secret.of("y"), "none", "", "");
        assertRefused(() -> oidc.describe(plain), Reason.INVALID, "backend.errors.auth.oidcProviderUnusable");
        assertThat(egress.calls).isEmpty();
    }

    @Test
    void one_that_does_not_answer_is_told_and_works_when_it_does() {
        provider.metadataStatus = 503;
        for (int i = 0; i < 5; i++) { // pac4j's own client would be dead after three
            assertRefused(
                    () -> oidc.ask(registration(), CALLBACK, false),
                    Reason.UNAVAILABLE,
                    "backend.errors.auth.oidcProviderUnavailable");
        }
        assertThat(egress.calls).as("nobody waits for it again so soon").hasSize(1);
        provider.metadataStatus = 200;
        clock.advance(Duration.ofSeconds(10));
        assertThat(answered().subject()).isEqualTo("ida");
    }

    @Test
    void one_that_turns_evil_later_stays_as_it_was_known() {
        assertThat(answered().subject()).isEqualTo("ida");
        provider.metadata = all -> all.put("token_endpoint", "http://example.org/token");
        clock.advance(Duration.ofHours(2));
        var question = asked(false);
        assertThat(answered(question, Map.of()).subject()).isEqualTo("ida");
    }

    @Test
    void a_provider_describes_itself() {
        var told = oidc.describe(registration());
        assertThat(told.issuer()).isEqualTo(provider.issuer());
        assertThat(told.endsSessions()).isTrue();
        assertThat(told.tellsEnds()).isTrue();
        provider.metadata = all -> all.put("end_session_endpoint", "");
        assertThat(oidc.describe(registration()).endsSessions()).isFalse();
    }
}

package org.borgui.auth.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.Secret;
import org.borgui.auth.oidc.LyingProvider.Signing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The end of sessions, here and at a provider. */
final class LogoutTest extends ProviderWorld {
    @Test
    void keys_are_asked_for_once_in_ten_seconds_whatever_is_sent() {
        provider.signing = Signing.UNKNOWN_KEY;
        for (int i = 0; i < 5; i++) {
            var token = provider.logoutToken();
            assertRefused(() -> oidc.ended(registration(), token), Reason.UNAUTHENTICATED, UNBELIEVABLE);
        }
        assertThat(egress.calls.stream().filter("GET /keys"::equals)).hasSize(1);
    }

    @Test
    void a_session_ends_there_with_what_was_signed_as_a_hint() {
        var token = answered().idToken();
        var there =
                oidc.endSession(registration(), token, "/").map(URI::toString).orElse("");
        assertThat(there)
                .startsWith(provider.issuer() + "/end?")
                .contains("id_token_hint=" + token.reveal())
                .contains("post_logout_redirect_uri=https%3A%2F%2Fbackup.example.org%2Fborg%2F");
        assertThat(oidc.endSession(registration(), Secret.empty(), "/").map(URI::toString))
                .as("the hint was forgotten")
                .hasValueSatisfying(address -> assertThat(address)
                        .contains("client_id=" + LyingProvider.CLIENT)
                        .doesNotContain("id_token_hint"));
    }

    @Test
    void what_a_provider_sends_when_a_session_ends_is_believed_when_it_is_right() {
        assertThat(oidc.ended(registration(), provider.logoutToken()).session()).contains("session-1");
        provider.claims = all -> all.claim("sid", null).subject("ida");
        var ended = oidc.ended(registration(), provider.logoutToken());
        assertThat(ended.subject()).contains("ida");
        assertThat(ended.session()).isEqualTo(Optional.empty());
    }

    static Stream<Arguments> wrongEnds() {
        return Stream.of(
                lie("for somebody else", all -> all.audience("another")),
                lie("of another issuer", all -> all.issuer("https://evil.example.org")),
                lie(
                        "that is over",
                        all -> all.expirationTime(Date.from(Instant.now().minusSeconds(3_600)))),
                lie("with a nonce", all -> all.claim("nonce", "x")),
                lie("of another event", all -> all.claim("events", Map.of("https://example.org", Map.of()))),
                lie("of no event", all -> all.claim("events", null)),
                lie("of no session and nobody", all -> all.claim("sid", null)));
    }

    @ParameterizedTest(name = "a logout token {0}")
    @MethodSource("wrongEnds")
    void ends_nothing(String name, Consumer<JWTClaimsSet.Builder> how) {
        provider.claims = how;
        var token = provider.logoutToken();
        assertRefused(() -> oidc.ended(registration(), token), Reason.UNAUTHENTICATED, UNBELIEVABLE);
    }

    @ParameterizedTest
    @EnumSource(
            value = Signing.class,
            names = {"NONE", "BY_SECRET", "BY_PUBLIC_KEY", "OTHER_KEY", "KEY_OF_THEIRS", "BROKEN"})
    void a_logout_token_that_others_could_have_signed_ends_nothing(Signing signing) {
        provider.signing = signing;
        var token = provider.logoutToken();
        assertRefused(() -> oidc.ended(registration(), token), Reason.UNAUTHENTICATED, UNBELIEVABLE);
        assertRefused(() -> oidc.ended(registration(), "no token"), Reason.UNAUTHENTICATED, UNBELIEVABLE);
    }
}

package org.borgui.auth.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.borgui.api.RefusedException.Reason;
import org.borgui.auth.oidc.LyingProvider.Signing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whom pac4j believes, and what it leaves to us. */
final class Pac4jOpenIdConnectTest extends ProviderWorld {
    @Test
    void a_question_has_s256_a_state_a_nonce_and_our_own_address_whatever_the_provider_would_like() {
        var sent = LyingProvider.form(asked(false).address().getRawQuery());
        assertThat(sent)
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("response_type", "code")
                .containsEntry("client_id", LyingProvider.CLIENT)
                .containsEntry("scope", "openid profile email")
                .containsEntry("redirect_uri", "https://backup.example.org/borg/api/auth/oidc/callback")
                .doesNotContainKey("prompt");
        assertThat(sent.get("state")).hasSizeGreaterThanOrEqualTo(43);
        assertThat(sent.get("nonce")).hasSizeGreaterThanOrEqualTo(22);
    }

    @Test
    void no_two_questions_are_alike() {
        var first = asked(false);
        var second = asked(false);
        assertThat(first.state()).isNotEqualTo(second.state());
        assertThat(first.nonce()).isNotEqualTo(second.nonce());
        assertThat(first.verifier()).isNotEqualTo(second.verifier());
    }

    @Test
    void whoever_comes_back_is_who_the_provider_has_signed() {
        var person = answered();
        assertThat(person.issuer()).isEqualTo(provider.issuer());
        assertThat(person.subject()).isEqualTo("ida");
        assertThat(person.session()).contains("session-1");
        assertThat(person.asked()).isEmpty();
        assertThat(person.claims())
                .as("what was signed comes before what was looked up")
                .containsEntry("preferred_username", "ida of the token")
                .containsEntry("nickname", "of the userinfo");
        assertThat(provider.lastAuthorization).startsWith("Basic ");
        assertThat(provider.lastForm).containsEntry("grant_type", "authorization_code");
    }

    @Test
    void a_secret_may_be_shown_in_the_form_instead() {
        var question = oidc.ask(registration("client_secret_post"), CALLBACK, false);
        var sent = LyingProvider.form(question.address().getRawQuery());
        provider.nonce = sent.getOrDefault("nonce", "");
        provider.challenge = sent.getOrDefault("code_challenge", "");
        oidc.answer(
                registration("client_secret_post"),
                CALLBACK,
                question,
                Map.of("code", List.of("c"), "state", List.of(question.state().reveal())));
        assertThat(provider.lastForm).containsEntry("client_secret", LyingProvider.SECRET);
    }

    @Test
    void a_token_signed_by_another_good_algorithm_is_taken() {
        provider.signing = Signing.ES256;
        assertThat(answered().subject()).isEqualTo("ida");
    }

    @ParameterizedTest
    @EnumSource(
            value = Signing.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"RIGHT", "ES256"})
    void a_token_that_others_could_have_signed_is_refused(Signing signing) {
        provider.signing = signing;
        assertRefused(this::answered, Reason.UNAUTHENTICATED, UNBELIEVABLE);
    }

    static Stream<Arguments> lies() {
        var past = Date.from(Instant.now().minusSeconds(3_600));
        var future = Date.from(Instant.now().plusSeconds(3_600));
        return Stream.of(
                lie("for somebody else", all -> all.audience("another")),
                lie("for several, and nobody of them", all -> all.audience(List.of("another", LyingProvider.CLIENT))),
                lie("for several, and another of them", all -> all.audience(List.of(LyingProvider.CLIENT, "another"))
                        .claim("azp", "another")),
                lie("made for another", all -> all.claim("azp", "another")),
                lie("over", all -> all.expirationTime(past)
                        .issueTime(Date.from(Instant.now().minusSeconds(7_200)))),
                lie("without end", all -> all.expirationTime(null)),
                lie("from the future", all -> all.issueTime(future)),
                lie("of no time", all -> all.issueTime(null)),
                lie("of another issuer", all -> all.issuer("https://evil.example.org")),
                lie("of no issuer", all -> all.issuer(null)),
                lie("for another question", all -> all.claim("nonce", "another")),
                lie("for no question", all -> all.claim("nonce", null)),
                lie("of nobody", all -> all.subject(null)),
                lie("for nobody", all -> all.audience((String) null)));
    }

    @ParameterizedTest(name = "a token {0}")
    @MethodSource("lies")
    void is_refused(String name, Consumer<JWTClaimsSet.Builder> how) {
        provider.claims = how;
        assertRefused(this::answered, Reason.UNAUTHENTICATED, UNBELIEVABLE);
    }

    @Test
    void a_token_for_several_that_names_us_is_taken() {
        provider.claims =
                all -> all.audience(List.of("another", LyingProvider.CLIENT)).claim("azp", LyingProvider.CLIENT);
        assertThat(answered().subject()).isEqualTo("ida");
    }

    @Test
    void an_answer_without_a_token_or_about_another_person_is_refused() {
        provider.claims = all -> all.claim("long", "x".repeat(20_000));
        assertRefused(this::answered, Reason.UNAUTHENTICATED, UNBELIEVABLE);
        provider.claims = all -> {};
        provider.withoutIdToken = true;
        assertRefused(this::answered, Reason.UNAUTHENTICATED, UNBELIEVABLE);
        provider.withoutIdToken = false;
        provider.userInfo = all -> all.put("sub", "root");
        assertRefused(this::answered, Reason.UNAUTHENTICATED, UNBELIEVABLE);
    }

    @Test
    void only_the_browser_that_was_asked_answers_and_only_what_it_was_asked() {
        var question = asked(false);
        for (var state : List.of(
                List.of("another"), List.<String>of(), List.of(question.state().reveal(), "x"))) {
            assertRefused(
                    () -> answered(question, Map.of("state", state)),
                    Reason.INVALID,
                    "backend.errors.auth.invalidOrExpiredToken");
        }
        assertRefused(
                () -> answered(question, Map.of("iss", List.of("https://evil.example.org"))),
                Reason.UNAUTHENTICATED,
                UNBELIEVABLE);
        assertRefused(() -> answered(question, Map.of("code", List.of())), Reason.UNAUTHENTICATED, UNBELIEVABLE);
        assertThat(egress.calls).doesNotContain("POST /token");
    }

    @Test
    void a_provider_that_says_it_names_itself_has_to() {
        provider.metadata = all -> all.put("authorization_response_iss_parameter_supported", true);
        assertRefused(this::answered, Reason.UNAUTHENTICATED, UNBELIEVABLE);
        assertThat(answered(asked(false), Map.of("iss", List.of(provider.issuer())))
                        .subject())
                .isEqualTo("ida");
    }

    @Test
    void a_logout_token_or_a_session_in_the_address_does_nothing_else() {
        assertThat(answered(asked(false), Map.of("sid", List.of("session-1"), "logout_token", List.of("x")))
                        .subject())
                .isEqualTo("ida");
    }

    @Test
    void who_says_no_is_quoted_in_one_plain_line() {
        assertThatThrownBy(() -> answered(
                        asked(false),
                        Map.of("error", List.of("access_denied"), "error_description", List.of("Not\r\ntoday"))))
                .hasMessage("The provider has refused the sign-in (access_denied: Not today).");
        provider.tokenStatus = 401;
        assertThatThrownBy(this::answered)
                .hasMessage("The provider has refused the sign-in (invalid_client: The secret is wrong).");
    }

    @Test
    void who_is_to_be_asked_again_has_to_have_been() {
        var question = asked(true);
        assertThat(LyingProvider.form(question.address().getRawQuery()))
                .containsEntry("prompt", "login")
                .containsEntry("max_age", "0");
        assertRefused(() -> answered(question, Map.of()), Reason.UNAUTHENTICATED, UNBELIEVABLE);
        provider.claims =
                all -> all.claim("auth_time", Instant.now().minusSeconds(600).getEpochSecond());
        assertRefused(() -> answered(question, Map.of()), Reason.UNAUTHENTICATED, UNBELIEVABLE);
        provider.claims = all -> all.claim("auth_time", Instant.now().getEpochSecond());
        assertThat(answered(question, Map.of()).subject()).isEqualTo("ida");
    }
}

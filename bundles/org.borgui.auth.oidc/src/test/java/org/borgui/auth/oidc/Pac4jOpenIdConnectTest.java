package org.borgui.auth.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.Secret;
import org.borgui.auth.oidc.LyingProvider.Signing;
import org.borgui.spi.signin.OpenIdConnect.Person;
import org.borgui.spi.signin.OpenIdConnect.Question;
import org.borgui.spi.signin.OpenIdConnect.Registration;
import org.borgui.testkit.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Against a provider that lies in one way at a time: what pac4j checks, and what it leaves to us. */
final class Pac4jOpenIdConnectTest {

    private static final String CALLBACK = "/api/auth/oidc/callback";
    private static final String UNBELIEVABLE = "backend.errors.auth.oidcIdTokenInvalid";

    private final LyingProvider provider = new LyingProvider();
    private final PlainEgress egress = new PlainEgress();
    private final SettableClock clock = SettableClock.at(Instant.now().toString());
    private final Pac4jOpenIdConnect oidc =
            new Pac4jOpenIdConnect(Addresses.of("https://backup.example.org/borg/", 8081), egress, clock);

    @AfterEach
    void stop() {
        provider.close();
    }

    private Registration registration() {
        return registration("client_secret_basic");
    }

    private Registration registration(String authentication) {
        return new Registration(
                provider.issuer(),
                LyingProvider.CLIENT,
                Secret.of(LyingProvider.SECRET),
                authentication,
                "profile email",
                "");
    }

    /** A browser is sent, and the provider sees with what. */
    private Question asked(boolean anew) {
        var question = oidc.ask(registration(), CALLBACK, anew);
        var sent = LyingProvider.form(question.address().getRawQuery());
        provider.nonce = sent.getOrDefault("nonce", "");
        provider.challenge = sent.getOrDefault("code_challenge", "");
        return question;
    }

    private Person answered() {
        return answered(asked(false), Map.of());
    }

    private Person answered(Question question, Map<String, List<String>> more) {
        var parameters = new LinkedHashMap<String, List<String>>();
        parameters.put("code", List.of("a-code"));
        parameters.put("state", List.of(question.state().reveal()));
        parameters.putAll(more);
        return oidc.answer(registration(), CALLBACK, question, parameters);
    }

    private static void assertRefused(ThrowingCallable call, Reason reason, String key) {
        var refused = catchThrowableOfType(RefusedException.class, call);
        assertThat(refused).as("refusal").isNotNull();
        assertThat(refused.key()).isEqualTo(key);
        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(refused.getMessage()).endsWith(".");
    }

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

    private static Arguments lie(String name, Consumer<JWTClaimsSet.Builder> how) {
        return Arguments.of(name, how);
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
    void keys_are_asked_for_once_in_ten_seconds_whatever_is_sent() {
        provider.signing = Signing.UNKNOWN_KEY;
        for (int i = 0; i < 5; i++) {
            var token = provider.logoutToken();
            assertRefused(() -> oidc.ended(registration(), token), Reason.UNAUTHENTICATED, UNBELIEVABLE);
        }
        assertThat(egress.calls.stream().filter("GET /keys"::equals)).hasSize(1);
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

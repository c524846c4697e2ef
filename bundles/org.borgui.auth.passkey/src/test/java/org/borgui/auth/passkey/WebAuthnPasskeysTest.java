package org.borgui.auth.passkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.borgui.api.RefusedException;
import org.borgui.api.Secret;
import org.borgui.spi.signin.Passkeys.Claim;
import org.borgui.spi.signin.Passkeys.Kept;
import org.borgui.spi.signin.Passkeys.Outcome;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class WebAuthnPasskeysTest {

    private static final String NEW = "{\"response\":{}}";

    private final WebAuthnPasskeys passkeys =
            new WebAuthnPasskeys(new Party("backup.example", "https://backup.example"));
    private final SoftAuthenticator device = new SoftAuthenticator();

    @Test
    void a_passkey_is_made_and_signs_in_again_and_again() throws Exception {
        var kept = made();

        assertThat(kept.id()).isEqualTo(SoftAuthenticator.ID);
        assertThat(passkeys.claim(device.show("AAAA")))
                .isEqualTo(new Claim(SoftAuthenticator.ID, SoftAuthenticator.HANDLE));
        for (int i = 2; i < 5; i++) {
            device.count = i;
            var challenge = passkeys.forSignIn().challenge();
            var checked = passkeys.check(challenge, kept, device.show(challenge.reveal()));
            assertThat(checked.outcome()).isEqualTo(Outcome.RIGHT);
            assertThat(checked.passkey().data()).isNotEqualTo(kept.data());
            kept = checked.passkey();
        }
    }

    @Test
    void one_that_does_not_count_signs_in_too() throws Exception {
        device.count = 0;
        var kept = made();

        for (int i = 0; i < 2; i++) {
            var challenge = passkeys.forSignIn().challenge();
            assertThat(passkeys.check(challenge, kept, device.show(challenge.reveal()))
                            .outcome())
                    .isEqualTo(Outcome.RIGHT);
        }
    }

    @Test
    void a_browser_is_asked_for_a_verified_owner_and_a_passkey_it_finds_by_itself() {
        var question = passkeys.forNew("aGFuZGxl", "ana \"<b>", List.of("b25l"));
        var options = new JsonMapper().readTree(question.options());

        assertThat(options.at("/rp/id").asString()).isEqualTo("backup.example");
        assertThat(options.at("/user/name").asString()).isEqualTo("ana \"<b>");
        assertThat(options.at("/user/id").asString()).isEqualTo("aGFuZGxl");
        assertThat(options.at("/challenge").asString())
                .isEqualTo(question.challenge().reveal())
                .hasSize(43);
        assertThat(options.at("/authenticatorSelection/residentKey").asString()).isEqualTo("required");
        assertThat(options.at("/authenticatorSelection/userVerification").asString())
                .isEqualTo("required");
        assertThat(options.at("/excludeCredentials/0/id").asString()).isEqualTo("b25l");
        var signIn = new JsonMapper().readTree(passkeys.forSignIn().options());
        assertThat(signIn.at("/rpId").asString()).isEqualTo("backup.example");
        assertThat(signIn.at("/userVerification").asString()).isEqualTo("required");
        assertThat(signIn.at("/allowCredentials").isEmpty()).isTrue();
    }

    /** What a thief, a phishing page or a broken device would send. */
    private static Map<String, Consumer<SoftAuthenticator>> lies() {
        return Map.ofEntries(
                Map.entry("another site", device -> device.origin = "https://backup.example.evil.example"),
                Map.entry("another scheme", device -> device.origin = "http://backup.example"),
                Map.entry("another port", device -> device.origin = "https://backup.example:8443"),
                Map.entry("a page below it", device -> device.origin = "https://sub.backup.example"),
                Map.entry("another domain", device -> device.domain = "evil.example"),
                Map.entry("another kind of answer", device -> device.type = "payment.get"),
                Map.entry("an owner who was not verified", device -> device.verified = false),
                Map.entry("nobody before the device", device -> device.present = false));
    }

    @TestFactory
    Stream<DynamicTest> what_is_not_for_this_server_signs_nobody_in() throws Exception {
        var kept = made();
        return lies().entrySet().stream()
                .map(lie -> DynamicTest.dynamicTest(lie.getKey(), () -> {
                    var liar = new SoftAuthenticator();
                    liar.keys = device.keys;
                    liar.count = 9;
                    lie.getValue().accept(liar);
                    assertWrong(kept, liar);
                }));
    }

    @TestFactory
    Stream<DynamicTest> what_is_not_for_this_server_makes_no_passkey() {
        return lies().entrySet().stream()
                .map(lie -> DynamicTest.dynamicTest(lie.getKey(), () -> {
                    lie.getValue().accept(device);
                    var challenge =
                            passkeys.forNew("aGFuZGxl", "ana", List.of()).challenge();
                    assertInvalid(challenge, device.make(challenge.reveal()));
                }));
    }

    @Test
    void another_key_another_challenge_and_an_altered_answer_sign_nobody_in() throws Exception {
        var kept = made();
        device.count = 2;
        var challenge = passkeys.forSignIn().challenge();
        var answer = device.show(challenge.reveal());

        assertThat(passkeys.check(passkeys.forSignIn().challenge(), kept, answer)
                        .outcome())
                .isEqualTo(Outcome.WRONG);
        var tree = new JsonMapper().readTree(answer);
        var signature = tree.at("/response/signature").asString();
        var altered = answer.replace(signature, signature.substring(0, 20) + "AAAA" + signature.substring(24));
        assertThat(passkeys.check(challenge, kept, altered).outcome()).isEqualTo(Outcome.WRONG);
        device.keys = SoftAuthenticator.newKeys();
        assertWrong(kept, device);
    }

    @Test
    void a_copy_is_found_by_its_count() throws Exception {
        device.count = 7;
        var kept = made();
        var challenge = passkeys.forSignIn().challenge();

        assertThat(passkeys.check(challenge, kept, device.show(challenge.reveal()))
                        .outcome())
                .isEqualTo(Outcome.COPIED);
        device.count = 3;
        assertThat(passkeys.check(challenge, kept, device.show(challenge.reveal()))
                        .outcome())
                .isEqualTo(Outcome.COPIED);
    }

    @ParameterizedTest
    @ValueSource(ints = {-37, -47, -65_535, 0})
    void an_algorithm_that_was_not_asked_for_makes_no_passkey(int algorithm) throws Exception {
        device.algorithm = algorithm;
        var challenge = passkeys.forNew("aGFuZGxl", "ana", List.of()).challenge();

        assertInvalid(challenge, device.make(challenge.reveal()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "null", "x", NEW, "{\"id\":1,\"rawId\":\"\",\"response\":[]}"})
    void what_is_no_answer_is_refused(String text) {
        var challenge = passkeys.forSignIn().challenge();

        assertInvalid(challenge, text);
        assertThatThrownBy(() -> passkeys.claim(text)).isInstanceOf(RefusedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "rawId", "type", "response", "clientExtensionResults"})
    void an_answer_that_lacks_something_breaks_nothing(String field) throws Exception {
        var kept = made();
        device.count = 2;
        var challenge = passkeys.forSignIn().challenge();
        var answer = (ObjectNode) new JsonMapper().readTree(device.show(challenge.reveal()));
        answer.remove(field);

        try {
            assertThat(passkeys.claim(answer.toString()).id()).isEqualTo(SoftAuthenticator.ID);
            passkeys.check(challenge, kept, answer.toString());
        } catch (RefusedException e) {
            assertThat(e.key()).isEqualTo("backend.errors.auth.invalidPasskey");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', localhost, http://localhost:8081",
        "https://backup.example/borg, '', backup.example, https://backup.example",
        "https://backup.example:8443, '', backup.example, https://backup.example:8443",
        "https://a.backup.example, backup.example, backup.example, https://a.backup.example"
    })
    void the_server_is_what_its_configuration_says(String url, String wanted, String domain, String origin) {
        assertThat(Party.of(url, 8081, wanted)).isEqualTo(new Party(domain, origin));
    }

    @ParameterizedTest
    @CsvSource({"https://backup.example, evil.example", "https://backup.example, ackup.example", "backup.example, ''"})
    void a_configuration_that_browsers_would_refuse_is_refused(String url, String wanted) {
        assertThatThrownBy(() -> Party.of(url, 8081, wanted)).isInstanceOf(IllegalArgumentException.class);
    }

    private Kept made() throws Exception {
        var challenge = passkeys.forNew("aGFuZGxl", "ana", List.of()).challenge();
        return passkeys.made(challenge, device.make(challenge.reveal()));
    }

    private void assertWrong(Kept kept, SoftAuthenticator liar) throws Exception {
        var challenge = passkeys.forSignIn().challenge();
        assertThat(passkeys.check(challenge, kept, liar.show(challenge.reveal()))
                        .outcome())
                .isEqualTo(Outcome.WRONG);
    }

    private void assertInvalid(Secret challenge, String answer) {
        assertThatThrownBy(() -> passkeys.made(challenge, answer))
                .isInstanceOfSatisfying(RefusedException.class, e -> assertThat(e.key())
                        .isEqualTo("backend.errors.auth.invalidPasskey"));
    }
}

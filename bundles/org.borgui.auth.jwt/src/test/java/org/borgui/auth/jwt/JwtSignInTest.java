package org.borgui.auth.jwt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.borgui.api.Secret;
import org.borgui.api.posture.Weakness;
import org.borgui.api.posture.Weakness.Severity;
import org.borgui.spi.signin.Identity;
import org.borgui.testkit.SettableClock;
import org.borgui.testkit.web.SignInServer;
import org.borgui.testkit.web.SignInServer.Said;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens as automation makes them, by hand and without a library, and all that are forged. */
@Timeout(60)
class JwtSignInTest {

    private static final String KEY = "a secret of the server ☃ with more than thirty-two characters";
    private static final String HS256 = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";
    private static final long NOW = 1_772_330_400; // 2026-03-01T02:00:00Z
    private static final long DAY = 86_400;
    private static final Said NOBODY = new Said(Optional.empty(), Optional.empty());

    private final SettableClock clock = SettableClock.at("2026-03-01T02:00:00Z");
    private final SignInServer server;

    JwtSignInTest() throws Exception {
        server = new SignInServer(true, Set.of());
        server.with(new JwtSignIn(new SelfSigned(Secret.of(KEY), clock)));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_token_of_automation_names_a_user_who_is_there() throws Exception {
        assertThat(ask(signed(claims("ana", NOW + DAY))).identity())
                .contains(new Identity(
                        "ana", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization: Bearer ", "authorization: bearer ", "X-Borg-Authorization: Bearer "})
    void both_headers_carry_it(String header) throws Exception {
        assertThat(server.ask(header + signed(claims("ana", NOW + 60))).status())
                .isEqualTo(200);
    }

    @Test
    void the_servers_own_header_wins() throws Exception {
        var said = server.ask(
                "Authorization: Bearer " + signed(claims("bea", NOW + 60)),
                "X-Borg-Authorization: Bearer " + signed(claims("ana", NOW + 60)));

        assertThat(said.identity().orElseThrow().username()).isEqualTo("ana");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Accept: */*",
                "Authorization: Bearer borgui_0123456789012345678901234567890123456789abc",
                "Authorization: Bearer one.dot",
                "Authorization: Bearer 1.2.3.4",
                "Authorization: Bearer 1.2.3.4.5",
                "Authorization: Basic YTpi",
                "X-Borg-Authorization: something",
            })
    void what_is_no_such_token_is_none_of_its_business(String header) throws Exception {
        assertThat(server.ask(header)).isEqualTo(NOBODY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'sub':'ana','exp':%d,'purpose':'access'}      |    60 | 200",
                "{'sub':'ana','exp':%d,'purpose':null}          |    60 | 200",
                "{'sub':'ana','exp':%d,'purpose':'totp_login'}  |    60 | 401",
                "{'sub':'ana','exp':%d,'purpose':'totp_setup'}  |    60 | 401",
                "{'sub':'ana','exp':%d,'purpose':'passkey_login'}|   60 | 401",
                "{'sub':'ana','exp':%d,'purpose':''}            |    60 | 401",
                "{'sub':'ana','exp':%d,'purpose':['access']}    |    60 | 401",
                "{'sub':'ana','exp':%d,'nbf':1872330400}        |    60 | 401",
                "{'sub':'ana','exp':%d}                         |   -30 | 200",
                "{'sub':'ana','exp':%d}                         |   -61 | 401",
                "{'sub':'ana','exp':%d}                         | 86460 | 200",
                "{'sub':'ana','exp':%d}                         | 86461 | 401",
                "{'sub':'ana','exp':%d}                         | 999999999 | 401",
                "{'sub':'','exp':%d}                            |    60 | 401",
                "{'sub':'  ','exp':%d}                          |    60 | 401",
                "{'sub':null,'exp':%d}                          |    60 | 401",
                "{'sub':['ana'],'exp':%d}                       |    60 | 401",
                "{'exp':%d}                                     |    60 | 401",
                "{'sub':'ana','exp':'%d'}                       |    60 | 401",
                "{'sub':'ana','exp':null}                       |    60 | 401",
                "{'sub':'ana'}                                  |    60 | 401",
                "[]                                             |    60 | 401",
                "no json %d                                     |    60 | 401",
            })
    void the_claims_have_to_be_right(String claims, long fromNow, int status) throws Exception {
        assertThat(ask(signed(claims.replace('\'', '"').formatted(NOW + fromNow)))
                        .status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"none\"}",
                "{\"alg\":\"None\"}",
                "{\"alg\":\"nOnE\",\"typ\":\"JWT\"}",
                "{\"alg\":\"\"}",
                "{\"typ\":\"JWT\"}",
                "{}",
            })
    void a_token_without_an_algorithm_is_refused_signed_or_not(String header) throws Exception {
        var text = encoded(header) + "." + encoded(claims("admin", NOW + 60)) + ".";

        assertThat(ask(text).status()).isEqualTo(401);
        assertThat(ask(text + mac("HmacSHA256", text.substring(0, text.length() - 1), KEY))
                        .status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "HS384,HmacSHA384",
        "HS512,HmacSHA512",
        "hs256,HmacSHA256",
        "RS256,HmacSHA256",
        "ES256,HmacSHA256",
        "dir,HmacSHA256"
    })
    void another_algorithm_is_refused_though_the_key_is_right(String named, String used) throws Exception {
        var text = encoded("{\"alg\":\"" + named + "\"}") + "." + encoded(claims("admin", NOW + 60));

        assertThat(ask(text + "." + mac(used, text, KEY)).status()).isEqualTo(401);
    }

    @Test
    void an_rsa_signature_is_refused_also_with_the_key_in_the_header() throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2_048);
        var pair = generator.generateKeyPair();
        for (var header : new String[] {
            "{\"alg\":\"RS256\",\"typ\":\"JWT\"}",
            "{\"alg\":\"RS256\",\"jwk\":{\"kty\":\"RSA\",\"e\":\"AQAB\",\"n\":\"AQAB\"}}",
            "{\"alg\":\"RS256\",\"jku\":\"http://127.0.0.1:1/keys\",\"kid\":\"../../dev/null\"}"
        }) {
            var text = encoded(header) + "." + encoded(claims("admin", NOW + 60));
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair.getPrivate());
            signature.update(text.getBytes(UTF_8));

            assertThat(ask(text + "." + base64(signature.sign())).status()).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"HS256\",\"crit\":[\"exp\"],\"exp\":1}",
                "{\"alg\":\"HS256\",\"b64\":false,\"crit\":[\"b64\"]}",
                "{\"alg\":\"HS256\",\"typ\":\"at+jwt\"}",
            })
    void a_header_that_asks_for_more_is_refused(String header) throws Exception {
        var text = encoded(header) + "." + encoded(claims("ana", NOW + 60));

        assertThat(ask(text + "." + mac("HmacSHA256", text, KEY)).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"another secret of the server with more than thirty-two characters", " "})
    void another_key_is_refused(String key) throws Exception {
        var text = encoded(HS256) + "." + encoded(claims("ana", NOW + 60));

        var said = ask(text + "." + mac("HmacSHA256", text, key));

        assertThat(said.status()).isEqualTo(401);
        assertThat(said.refusal().orElseThrow()).hasMessageContaining("SECRET_KEY");
    }

    @Test
    void a_token_that_was_changed_cut_or_blown_up_is_refused() throws Exception {
        var good = signed(claims("ana", NOW + 60)).split("\\.", -1);
        assertThat(ask(good[0] + "." + encoded(claims("admin", NOW + 60)) + "." + good[2])
                        .status())
                .isEqualTo(401);
        assertThat(ask(good[0] + "." + good[1] + "." + good[2].substring(4)).status())
                .isEqualTo(401);
        assertThat(ask(good[0] + "." + good[1] + ".").status()).isEqualTo(401);
        assertThat(ask("..").status()).isEqualTo(401);
        var padded = signed("{\"sub\":\"ana\",\"exp\":%d,\"x\":\"%s\"}".formatted(NOW + 60, "x".repeat(5_000)));
        assertThat(ask(padded).refusal().orElseThrow()).hasMessageContaining("too long");
        assertThat(ask(signed(claims("a".repeat(65), NOW + 60))).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization", "X-Borg-Authorization"})
    void a_header_that_came_twice_is_refused(String header) throws Exception {
        var line = header + ": Bearer " + signed(claims("ana", NOW + 60));

        assertThat(server.ask(line, line).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "'',false",
        "mellow-otter,false",
        "0123456789012345678901234567890,false",
        "01234567890123456789012345678901,true"
    })
    void without_a_long_secret_the_server_does_not_start(String secret, boolean enough) {
        if (enough) {
            assertThatCode(() -> JwtMode.requireLong(Secret.of(secret))).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> JwtMode.requireLong(Secret.of(secret)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("SECRET_KEY")
                    .hasMessageNotContaining(secret.isEmpty() ? "\0" : secret);
        }
    }

    @Test
    void it_says_how_weak_that_is() {
        var way = new JwtSignIn(new SelfSigned(Secret.of(KEY), clock));
        assertThat(way.isAmbient()).isFalse();
        assertThat(way.warnings()).hasSize(1);
        assertThat(JwtMode.weaknesses()).extracting(Weakness::severity).containsExactly(Severity.MEDIUM);
    }

    private Said ask(String token) throws Exception {
        return server.ask("Authorization: Bearer " + token);
    }

    private static String claims(String user, long ends) {
        return "{\"sub\":\"%s\",\"exp\":%d}".formatted(user, ends);
    }

    private static String signed(String claims) throws GeneralSecurityException {
        var text = encoded(HS256) + "." + encoded(claims);
        return text + "." + mac("HmacSHA256", text, KEY);
    }

    private static String mac(String algorithm, String text, String key) throws GeneralSecurityException {
        var mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(key.getBytes(UTF_8), algorithm));
        return base64(mac.doFinal(text.getBytes(UTF_8)));
    }

    private static String encoded(String text) {
        return base64(text.getBytes(UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

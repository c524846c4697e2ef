package org.borgui.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.borgui.api.access.Caller.Via;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionCookieTest {

    private final Server server = Server.withAdmin();

    @ParameterizedTest
    @CsvSource({
        "https, backup.example, '', __Host-borgui, /, true",
        "https, backup.example, /borg, __Secure-borgui, /borg, true",
        "https, 192.0.2.7, '', __Host-borgui, /, true",
        "http, localhost, '', __Host-borgui, /, true",
        "http, LOCALHOST, '', __Host-borgui, /, true",
        "http, borg.localhost, '', __Host-borgui, /, true",
        "http, 127.0.0.1, '', __Host-borgui, /, true",
        "http, 127.1.2.3, '', __Host-borgui, /, true",
        "http, [::1], '', __Host-borgui, /, true",
        "http, ::1, /borg, __Secure-borgui, /borg, true",
        "http, localhost, /borg, __Secure-borgui, /borg, true",
        "http, backup.example, '', borgui, /, false",
        "http, backup.example, /borg, borgui, /borg, false",
        "http, 192.0.2.7, '', borgui, /, false",
        "http, 127.0.0.1.evil.example, '', borgui, /, false",
        "http, localhost.example, '', borgui, /, false"
    })
    void name_and_flags_follow_from_how_the_browser_sees_the_server(
            String scheme, String host, String context, String name, String path, boolean secure) {
        var request = FakeRequest.of("POST").at(scheme, host, 8081).below(context);
        var begun = server.signIn("admin", Via.COOKIE);
        server.clock.advance(Duration.ofMinutes(1));

        var set = server.gate.cookie(begun, request.build());
        var end = secure ? "; HttpOnly; SameSite=Lax; Secure" : "; HttpOnly; SameSite=Lax";

        assertThat(set).isEqualTo(name + "=" + begun.secret().reveal() + "; Path=" + path + "; Max-Age=43140" + end);
        assertThat(server.gate.clearedCookie(request.build()))
                .isEqualTo(name + "=; Path=" + path + "; Max-Age=0" + end);
    }

    @Test
    void only_the_name_that_fits_the_request_is_read() {
        var secret = server.signIn("admin", Via.COOKIE).secret().reveal();

        assertThat(isSignedIn("https", "__Host-borgui", secret)).isTrue();
        assertThat(isSignedIn("https", "__Secure-borgui", secret)).isFalse();
        assertThat(isSignedIn("https", "borgui", secret)).isFalse();
        assertThat(isSignedIn("http", "borgui", secret)).isTrue();
        assertThat(isSignedIn("http", "__Host-borgui", secret)).isFalse();
    }

    @Test
    void a_cookie_that_was_planted_beside_the_real_one_does_no_harm() {
        var secret = server.signIn("admin", Via.COOKIE).secret().reveal();
        var request = FakeRequest.of("GET")
                .at("http", "backup.example", 80)
                .cookie("borgui", "planted")
                .cookie("borgui", secret);

        assertThat(server.gate.identify(request.build()).username()).isEqualTo("admin");
    }

    private boolean isSignedIn(String scheme, String name, String secret) {
        var request = FakeRequest.of("GET").at(scheme, "backup.example", 443).cookie(name, secret);
        return server.gate.identify(request.build()).isSignedIn();
    }
}

package org.borgui.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.borgui.access.Server.assertRefused;

import java.util.Optional;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.Secret;
import org.borgui.api.access.Caller;
import org.borgui.api.access.Caller.Via;
import org.borgui.api.access.Permission;
import org.borgui.api.access.Role;
import org.borgui.api.access.SessionService.Begun;
import org.borgui.spi.web.RequestGate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class AdmitTest {

    private static final String OWN = "https://backup.example";

    private final Server server = Server.withAdmin();
    private final Begun byCookie = server.signIn("admin", Via.COOKIE);
    private final Begun byToken = server.signIn("admin", Via.BEARER);

    @ParameterizedTest
    @EnumSource(Permission.class)
    void who_is_not_signed_in_gets_nothing_that_is_not_public(Permission permission) {
        var request = FakeRequest.of("GET");

        assertRefused(() -> admit(request, permission), Reason.UNAUTHENTICATED, "auth.notAuthenticated");
        assertThatCode(() -> admit(request, null)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource(Permission.class)
    void a_role_passes_what_needs_it_or_less(Permission permission) {
        for (var role : Role.values()) {
            var name = "user-" + role.wire();
            server.add(name, role);
            var request = Server.bearer(server.signIn(name, Via.BEARER), "GET");

            if (role.includes(permission.needs())) {
                assertThatCode(() -> admit(request, permission)).doesNotThrowAnyException();
            } else {
                assertRefused(() -> admit(request, permission), Reason.FORBIDDEN, "auth.notEnoughPermissions");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Permission.class)
    void who_has_to_change_the_password_may_do_nothing_else(Permission permission) {
        var ana = server.add("ana", Role.ADMIN);
        var lent = Secret.of("a password that was lent");
        server.users.resetPassword(Caller.server("test"), ana.id(), lent);
        var request = Server.bearer(server.begin("ana", lent, Via.BEARER, Server.CLIENT), "GET");

        if (permission == Permission.ACCOUNT) {
            assertThatCode(() -> admit(request, permission)).doesNotThrowAnyException();
        } else {
            assertRefused(() -> admit(request, permission), Reason.FORBIDDEN, "auth.passwordChangeRequired");
        }
    }

    @ParameterizedTest(name = "{0} token={1} origin={2} site={3}")
    @CsvSource({
        "GET, -, -, -, true",
        "HEAD, -, -, -, true",
        "GET, -, https://evil.example, cross-site, true",
        "POST, right, -, -, true",
        "POST, right, https://backup.example, same-origin, true",
        "POST, right, HTTPS://Backup.Example, -, true",
        "POST, right, -, none, true",
        "PUT, right, https://backup.example, -, true",
        "DELETE, right, -, same-origin, true",
        "POST, -, -, -, false",
        "POST, -, https://backup.example, same-origin, false",
        "POST, empty, -, -, false",
        "POST, wrong, https://backup.example, same-origin, false",
        "POST, secret, -, -, false",
        "POST, another, https://backup.example, same-origin, false",
        "POST, right, https://evil.example, -, false",
        "POST, right, null, -, false",
        "POST, right, http://backup.example, -, false",
        "POST, right, https://backup.example:444, -, false",
        "POST, right, https://backup.example.evil.example, -, false",
        "POST, right, https://sub.backup.example, same-site, false",
        "POST, right, https://backup.example, cross-site, false",
        "POST, right, -, cross-site, false",
        "POST, right, -, same-site, false",
        "PUT, -, -, -, false",
        "PATCH, -, -, -, false",
        "DELETE, -, -, -, false",
        "OPTIONS, -, -, -, false",
        "PROPFIND, -, -, -, false"
    })
    void a_browser_changes_something_with_the_token_and_from_our_own_pages_alone(
            String method, String token, String origin, String site, boolean passes) {
        var request = Server.cookie(byCookie, method);
        switch (token) {
            case "right" -> request.header("X-CSRF-Token", byCookie.csrf());
            case "wrong" -> request.header("X-CSRF-Token", byCookie.csrf() + "x");
            case "secret" -> request.header("X-CSRF-Token", byCookie.secret().reveal());
            case "another" ->
                request.header(
                        "X-CSRF-Token", server.signIn("admin", Via.COOKIE).csrf());
            case "empty" -> request.header("X-CSRF-Token", "");
            default -> assertThat(token).isEqualTo("-");
        }
        sentFrom(request, origin, site);

        assertCsrf(request, Permission.SIGNED_IN, passes);
    }

    @ParameterizedTest
    @CsvSource({
        "http, 192.0.2.7, 8081, http://192.0.2.7:8081, true",
        "http, 192.0.2.7, 80, http://192.0.2.7, true",
        "http, 192.0.2.7, 8081, http://192.0.2.7, false",
        "http, [::1], 8081, http://[::1]:8081, true",
        "http, ::1, 8081, http://[::1]:8081, true",
        "https, backup.example, 8443, https://backup.example:8443, true",
        "http, backup.example, 80, https://backup.example, false"
    })
    void the_origin_has_to_be_the_one_the_request_came_to(
            String scheme, String host, int port, String origin, boolean passes) {
        var request = FakeRequest.of("POST").at(scheme, host, port).header("Origin", origin);

        assertCsrf(request, null, passes);
    }

    @ParameterizedTest
    @CsvSource({
        "-, -, true",
        OWN + ", same-origin, true",
        "https://evil.example, cross-site, false",
        "https://evil.example, -, false",
        "-, cross-site, false",
        "null, -, false"
    })
    void another_site_cannot_sign_a_browser_in(String origin, String site, boolean passes) {
        var request = FakeRequest.of("POST");
        sentFrom(request, origin, site);

        assertCsrf(request, null, passes);
        assertThatCode(() -> admit(sentFrom(FakeRequest.of("GET"), origin, site), null))
                .doesNotThrowAnyException();
    }

    @Test
    void a_public_method_needs_no_token_of_a_browser_that_is_signed_in() {
        assertThatCode(() -> admit(Server.cookie(byCookie, "POST"), null)).doesNotThrowAnyException();
    }

    @Test
    void a_token_in_a_header_needs_nothing_else_even_beside_a_cookie() {
        var request = Server.bearer(byToken, "POST")
                .cookie("__Host-borgui", byCookie.secret().reveal())
                .header("Origin", "https://tools.example");

        assertThatCode(() -> admit(request, Permission.USERS_MANAGE)).doesNotThrowAnyException();
    }

    private void assertCsrf(FakeRequest request, @Nullable Permission permission, boolean passes) {
        if (passes) {
            assertThatCode(() -> admit(request, permission)).doesNotThrowAnyException();
        } else {
            assertRefused(() -> admit(request, permission), Reason.FORBIDDEN, "auth.csrf");
        }
    }

    private static FakeRequest sentFrom(FakeRequest request, String origin, String site) {
        if (!origin.equals("-")) {
            request.header("Origin", origin);
        }
        if (!site.equals("-")) {
            request.header("Sec-Fetch-Site", site);
        }
        return request;
    }

    private void admit(FakeRequest request, @Nullable Permission permission) throws RefusedException {
        var built = request.build();
        server.gate.admit(
                server.gate.identify(built),
                Optional.ofNullable(permission).map(what -> new RequestGate.Need(what, false, false)),
                built);
    }
}

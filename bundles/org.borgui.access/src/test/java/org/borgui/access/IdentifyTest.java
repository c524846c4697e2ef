package org.borgui.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borgui.access.Server.assertRefused;

import java.util.Optional;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.access.Caller;
import org.borgui.api.access.Caller.Via;
import org.borgui.api.access.Role;
import org.borgui.api.access.UserService.Change;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class IdentifyTest {

    private final Server server = Server.withAdmin();
    private final String token = server.signIn("admin", Via.BEARER).secret().reveal();
    private final String cookie = server.signIn("admin", Via.COOKIE).secret().reveal();

    @Test
    void who_presents_nothing_is_anonymous() {
        assertThat(identify(FakeRequest.of("GET"))).isEqualTo(Caller.anonymous("192.0.2.1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization", "authorization", "X-Borg-Authorization"})
    void a_token_comes_in_either_header(String header) {
        var caller = identify(FakeRequest.of("GET").header(header, "bEARER " + token));

        assertThat(caller.via()).isEqualTo(Via.BEARER);
        assertThat(caller.username()).isEqualTo("admin");
        assertThat(caller.role()).isEqualTo(Role.ADMIN);
        assertThat(caller.address()).isEqualTo("192.0.2.1");
    }

    @Test
    void our_own_header_wins() {
        var viewer = server.add("ana", Role.VIEWER);
        var other = server.signIn("ana", Via.BEARER).secret().reveal();
        var request = FakeRequest.of("GET")
                .header("Authorization", "Bearer " + token)
                .header("X-Borg-Authorization", "Bearer " + other);

        assertThat(identify(request).user()).isEqualTo(viewer.id());
        assertNotAuthenticated(FakeRequest.of("GET")
                .header("Authorization", "Bearer " + token)
                .header("X-Borg-Authorization", "Bearer nonsense"));
    }

    @Test
    void a_wrong_token_is_refused_even_beside_a_good_cookie() {
        for (var value : new String[] {"Bearer nonsense", "Bearer ", "Bearer " + cookie, "bearer  "}) {
            assertNotAuthenticated(
                    FakeRequest.of("GET").header("Authorization", value).cookie("__Host-borgui", cookie));
        }
        assertNotAuthenticated(
                FakeRequest.of("GET").header("X-Borg-Authorization", token).cookie("__Host-borgui", cookie));
    }

    @Test
    void two_headers_of_one_name_are_refused() {
        assertNotAuthenticated(FakeRequest.of("GET")
                .header("Authorization", "Bearer " + token)
                .header("Authorization", "Bearer " + token));
    }

    @Test
    void what_a_proxy_asks_for_itself_is_passed_over() {
        var basic = FakeRequest.of("GET").header("Authorization", "Basic YTpi");

        assertThat(identify(basic).isSignedIn()).isFalse();
        assertThat(identify(basic.cookie("__Host-borgui", cookie)).via()).isEqualTo(Via.COOKIE);
    }

    @Test
    void the_cookie_of_a_session_that_is_over_is_as_good_as_none() {
        var caller = identify(FakeRequest.of("GET").cookie("__Host-borgui", cookie));
        server.signIn.end(caller);

        assertThat(identify(FakeRequest.of("GET").cookie("__Host-borgui", cookie))
                        .isSignedIn())
                .isFalse();
        assertThat(identify(FakeRequest.of("GET").cookie("__Host-borgui", token))
                        .isSignedIn())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/backup/logs/7/download, true",
        "/api/archives/download, true",
        "/api/activity/backup/7/logs/download, true",
        "/api/events/stream, true",
        "/api/backup/logs/7/stream, false",
        "/api/backup/logs/7/8/download, false",
        "/api/repositories, false",
        "/api/archives/download/more, false",
        "/x/api/archives/download, false",
        "/api/settings/users, false"
    })
    void the_parameter_is_a_token_on_downloads_and_streams_alone(String path, boolean accepted) {
        assertThat(identify(FakeRequest.get(path).parameter("token", token)).isSignedIn())
                .isEqualTo(accepted);
        assertThat(identify(FakeRequest.get(path).below("/borg").parameter("token", token))
                        .isSignedIn())
                .isEqualTo(accepted);
        if (accepted) {
            assertNotAuthenticated(FakeRequest.get(path).parameter("token", "nonsense"));
            assertNotAuthenticated(FakeRequest.get(path).parameter("token", cookie));
        }
    }

    @Test
    void the_role_is_the_one_of_this_moment() {
        var ana = server.add("ana", Role.ADMIN);
        var begun = server.signIn("ana", Via.BEARER);
        var request = Server.bearer(begun, "GET");

        change(ana.id().value(), Optional.of(Role.VIEWER), Optional.empty());
        assertNotAuthenticated(request);
        var again = Server.bearer(server.signIn("ana", Via.BEARER), "GET");
        assertThat(identify(again).role()).isEqualTo(Role.VIEWER);

        change(ana.id().value(), Optional.empty(), Optional.of(false));
        assertNotAuthenticated(again);

        change(ana.id().value(), Optional.empty(), Optional.of(true));
        assertNotAuthenticated(again);
    }

    private void change(long user, Optional<Role> role, Optional<Boolean> active) {
        server.users.change(
                Caller.server("test"),
                new org.borgui.api.UserId(user),
                new Change(Optional.empty(), Optional.empty(), Optional.empty(), role, active));
    }

    private Caller identify(FakeRequest request) {
        return server.gate.identify(request.build());
    }

    private void assertNotAuthenticated(FakeRequest request) {
        assertRefused(() -> identify(request), Reason.UNAUTHENTICATED, "auth.notAuthenticated");
    }
}

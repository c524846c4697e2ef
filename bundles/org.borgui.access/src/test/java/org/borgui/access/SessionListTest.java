package org.borgui.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borgui.access.Server.assertRefused;

import java.time.Duration;
import java.util.Optional;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.UserId;
import org.borgui.api.access.Caller;
import org.borgui.api.access.Caller.Via;
import org.borgui.api.access.Role;
import org.borgui.api.access.SessionService.Begun;
import org.borgui.api.access.SessionService.Session;
import org.borgui.api.access.UserService.Change;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SessionListTest {

    private final Server server = Server.withAdmin();
    private final UserId ana = server.add("ana", Role.VIEWER).id();
    private Begun browser;
    private Begun client;
    private Caller here;

    @BeforeEach
    void signIn() {
        client = server.signIn("ana", Via.BEARER);
        server.clock.advance(Duration.ofMinutes(2));
        browser = server.begin("ana", Server.PASSWORD, Via.COOKIE, Server.from("192.0.2.7"));
        here = server.gate.identify(Server.cookie(browser, "GET").build());
    }

    @Test
    void one_sees_where_one_is_signed_in() {
        var sessions = server.signIn.list(here, ana);

        assertThat(sessions).extracting(Session::via).containsExactly(Via.COOKIE, Via.BEARER);
        assertThat(sessions).extracting(Session::current).containsExactly(true, false);
        assertThat(sessions.get(0).client()).isEqualTo(Server.from("192.0.2.7"));
        assertThat(sessions.get(0).ends()).isEqualTo(browser.ends());
    }

    @Test
    void one_ends_a_session_and_that_client_is_out_at_once() {
        var other = server.signIn.list(here, ana).get(1);

        server.signIn.end(here, ana, other.id());

        assertThat(server.accepts(client)).isFalse();
        assertThat(server.accepts(browser)).isTrue();
        assertRefused(() -> server.signIn.end(here, ana, other.id()), Reason.NOT_FOUND, "auth.sessionNotFound");
    }

    @Test
    void one_ends_all_others() {
        server.signIn("ana", Via.BEARER);

        assertThat(server.signIn.endOthers(here, ana)).isEqualTo(2);
        assertThat(server.signIn.list(here, ana)).extracting(Session::current).containsExactly(true);
    }

    @Test
    void somebody_elses_are_for_admins() {
        server.add("bea", Role.OPERATOR);
        var bea = server.caller("bea");
        var session = server.signIn.list(here, ana).get(0).id();

        assertRefused(() -> server.signIn.list(bea, ana), Reason.FORBIDDEN, "auth.notEnoughPermissions");
        assertRefused(() -> server.signIn.endOthers(bea, ana), Reason.FORBIDDEN, "auth.notEnoughPermissions");
        assertRefused(() -> server.signIn.end(bea, ana, session), Reason.FORBIDDEN, "auth.notEnoughPermissions");
        assertRefused(() -> server.signIn.end(bea, bea.user(), session), Reason.NOT_FOUND, "auth.sessionNotFound");
        assertThat(server.signIn.endOthers(server.admin(), ana)).isEqualTo(2);
        assertThat(server.accepts(browser)).isFalse();
    }

    @Test
    void a_changed_role_ends_them_a_changed_name_does_not() {
        change(new Change(Optional.empty(), Optional.of("Ana"), Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(server.accepts(browser)).isTrue();

        change(new Change(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(Role.ADMIN), Optional.empty()));

        assertThat(server.accepts(browser)).isFalse();
        assertThat(server.accepts(client)).isFalse();
        assertThat(server.restarted().accepts(client)).isFalse();
    }

    private void change(Change change) {
        server.users.change(server.admin(), ana, change);
    }
}

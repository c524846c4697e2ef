package org.borgui.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.borgui.access.Server.assertRefused;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.access.Caller;
import org.borgui.api.access.Caller.Via;
import org.borgui.api.access.Permission;
import org.borgui.api.access.Role;
import org.borgui.api.access.UserService.Change;
import org.borgui.api.audit.AuditEvent;
import org.borgui.spi.signin.Identity;
import org.borgui.spi.signin.RequestSignIn;
import org.borgui.spi.web.RequestGate.Need;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class VouchedUsersTest {

    private final Server server = Server.withAdmin();
    private final Way way = new Way("header", true);

    VouchedUsersTest() {
        server.ways.addWay(way, Map.of());
    }

    @Test
    void an_unknown_user_is_made_as_a_viewer_and_is_the_same_next_time() {
        way.identity = identity("ana", Optional.empty());

        var first = identify();
        var second = identify();

        assertThat(first.via()).isEqualTo(Via.REQUEST);
        assertThat(first.role()).isEqualTo(Role.VIEWER);
        assertThat(second.user()).isEqualTo(first.user());
        assertThat(server.users.get(server.admin(), first.user()).source()).isEqualTo("header");
        assertThat(server.audit.types())
                .filteredOn("header_login_succeeded"::equals)
                .hasSize(1);
        assertThat(server.audit.types()).filteredOn("user_created"::equals).hasSize(1);
    }

    @Test
    void the_role_follows_what_is_said_at_each_request() {
        way.identity = identity("ana", Optional.of(Role.OPERATOR));
        var ana = identify();
        assertThat(ana.role()).isEqualTo(Role.OPERATOR);
        way.identity = identity("ana", Optional.of(Role.VIEWER));

        assertThat(identify().role()).isEqualTo(Role.VIEWER);
        way.identity = identity("ana", Optional.empty());
        assertThat(identify().role()).isEqualTo(Role.VIEWER);
    }

    @Test
    void a_user_with_a_password_is_not_taken_over_until_an_admin_says_so() {
        way.identity = identity("admin", Optional.empty());
        assertRefused(this::identify, Reason.FORBIDDEN, "auth.otherSource");

        var ana = server.add("ana", Role.VIEWER);
        way.identity = identity("ANA", Optional.empty());
        assertRefused(this::identify, Reason.FORBIDDEN, "auth.otherSource");
        server.users.change(server.admin(), ana.id(), source("header"));

        assertThat(identify().user()).isEqualTo(ana.id());
        assertRefused(
                () -> server.users.change(server.admin(), ana.id(), source("oracle")),
                Reason.INVALID,
                "settings.invalidAuthSource");
    }

    @Test
    void one_who_is_disabled_or_may_not_be_made_stays_out() {
        way.identity = identity("ana", Optional.empty());
        var ana = identify();
        server.users.change(
                server.admin(),
                ana.user(),
                new Change(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(false)));
        assertRefused(this::identify, Reason.UNAUTHENTICATED, "auth.incorrectCredentials");

        way.identity = Optional.of(new Identity(
                "nobody", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false, false));
        assertRefused(this::identify, Reason.UNAUTHENTICATED, "auth.incorrectCredentials");
    }

    @Test
    void a_name_that_no_user_may_have_is_refused() {
        way.identity = identity(" ana", Optional.empty());

        assertRefused(this::identify, Reason.INVALID, "settings.invalidUsername");
    }

    @Test
    void whom_a_proxy_vouches_for_does_not_go_on_as_who_sat_there_before() {
        var cookie = server.signIn("admin", Via.COOKIE);
        way.identity = identity("ana", Optional.empty());

        assertThat(server.gate.identify(Server.cookie(cookie, "GET").build()).username())
                .isEqualTo("ana");
        var bearer = server.signIn("admin", Via.BEARER);
        assertThat(server.gate.identify(Server.bearer(bearer, "GET").build()).username())
                .isEqualTo("admin");
    }

    @Test
    void the_page_has_to_show_that_it_is_ours_where_browsers_come_by_themselves() {
        way.identity = identity("ana", Optional.empty());
        var request = FakeRequest.of("POST").build();
        var caller = server.gate.identify(request);
        var need = Optional.of(new Need(Permission.SIGNED_IN, false, false));

        assertRefused(() -> server.gate.admit(caller, need, request), Reason.FORBIDDEN, "auth.csrf");
        var right = FakeRequest.of("POST").header("X-CSRF-Token", server.signIn.csrf(caller));
        server.gate.admit(server.gate.identify(right.build()), need, right.build());
        var elsewhere = right.header("Sec-Fetch-Site", "cross-site").build();
        assertRefused(
                () -> server.gate.admit(server.gate.identify(elsewhere), need, elsewhere),
                Reason.FORBIDDEN,
                "auth.csrf");
    }

    @Test
    void a_program_that_proves_itself_needs_no_page() {
        var program = new Way("jwt", false);
        program.identity = identity("ana", Optional.empty());
        server.ways.removeWay(way);
        server.ways.addWay(program, Map.of("service.ranking", 10));
        var request =
                FakeRequest.of("POST").header("Authorization", "Bearer a.b.c").build();

        var caller = server.gate.identify(request);

        server.gate.admit(caller, Optional.of(new Need(Permission.SIGNED_IN, false, false)), request);
        assertThat(caller.username()).isEqualTo("ana");
    }

    @Test
    void the_last_way_in_for_an_admin_cannot_be_missed() {
        var passwords = new CurrentPasswordSignIn();
        passwords.setPasswords(server.passwords);
        var ways =
                new SignInWays(server.accounts, server.state, passwords, server.ways, server.providers, server.policy);

        assertRefused(() -> ways.requireAnother("local"), Reason.CONFLICT, "auth.lastWay");
        ways.requireAnother("header");
        way.identity = identity("ana", Optional.of(Role.ADMIN));
        identify();
        ways.requireAnother("local");
        passwords.unsetPasswords(server.passwords);
        assertRefused(() -> ways.requireAnother("header"), Reason.CONFLICT, "auth.lastWay");
    }

    private Caller identify() {
        return server.gate.identify(FakeRequest.of("GET").build());
    }

    private static Optional<Identity> identity(String username, Optional<Role> role) {
        return Optional.of(
                new Identity(username, Optional.empty(), Optional.empty(), role, Optional.empty(), true, true));
    }

    private static Change source(String source) {
        return new Change(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(source));
    }

    /** Says of every request what it is told to. */
    private static final class Way implements RequestSignIn {

        private final String name;
        private final boolean ambient;
        private Optional<Identity> identity = Optional.empty();

        Way(String name, boolean ambient) {
            this.name = name;
            this.ambient = ambient;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Optional<Identity> identify(HttpServletRequest request) throws RefusedException {
            return identity;
        }

        @Override
        public boolean isAmbient() {
            return ambient;
        }

        @Override
        public Map<String, String> settings() {
            return Map.of();
        }

        @Override
        public List<String> warnings() {
            return List.of();
        }
    }

    @Test
    void nobody_takes_the_name_that_a_proxy_will_vouch_for() {
        way.identity = identity("bob", Optional.empty());
        var bob = identify();

        assertRefused(
                () -> server.users.changeProfile(bob, Optional.of("carol"), Optional.empty(), Optional.empty()),
                Reason.FORBIDDEN,
                "settings.nameOfAnotherSource");
        assertThat(server.users
                        .changeProfile(bob, Optional.empty(), Optional.of("Bob"), Optional.empty())
                        .fullName())
                .isEqualTo("Bob");
    }

    @Test
    void whoever_is_not_let_in_is_recorded_once_in_a_while() {
        way.identity = identity("admin", Optional.empty());
        for (int i = 0; i < 10; i++) {
            assertRefused(this::identify, Reason.FORBIDDEN, "auth.otherSource");
        }

        assertThat(server.audit.events)
                .filteredOn(event -> event.type().equals("header_login_failed"))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.username()).isEqualTo("admin");
                    assertThat(event.way()).isEqualTo("header");
                    assertThat(event.success()).isFalse();
                });
    }

    @Test
    void whoever_signs_in_another_way_does_not_by_a_password_until_one_is_given() {
        var ana = server.add("ana", Role.ADMIN);
        var session = server.signIn("ana", Via.COOKIE);
        server.users.change(server.admin(), ana.id(), source("header"));

        assertThat(server.accepts(session)).isFalse();
        assertRefused(() -> server.signIn("ana", Via.COOKIE), Reason.UNAUTHENTICATED, "auth.incorrectCredentials");
        server.users.resetPassword(Caller.server("cli"), ana.id(), Server.PASSWORD);
        assertThat(server.signIn("ana", Via.COOKIE).user().source()).isEqualTo("local");
    }

    @Test
    void each_name_that_is_refused_is_recorded_and_no_more_than_once_a_minute() {
        for (var name : List.of("admin", "admin", "a\u0000b")) {
            way.identity = identity(name, Optional.empty());
            assertThatThrownBy(this::identify).isInstanceOf(RefusedException.class);
        }
        way.identity = identity("admin", Optional.empty());
        server.clock.advance(Duration.ofMinutes(1));
        assertThatThrownBy(this::identify).isInstanceOf(RefusedException.class);

        assertThat(server.audit.events)
                .filteredOn(event -> event.type().equals("header_login_failed"))
                .extracting(AuditEvent::username)
                .containsExactly("admin", "a\u0000b", "admin");
    }

    @Test
    void the_last_admin_who_can_sign_in_is_not_sent_to_a_way_that_is_gone() {
        var admin = server.admin();
        server.ways.removeWay(way);
        assertRefused(
                () -> server.users.change(admin, admin.user(), source("header")),
                Reason.INVALID,
                "settings.invalidAuthSource");
        server.ways.addWay(way, Map.of());
        server.users.change(admin, admin.user(), source("header"));
        assertRefused(
                () -> server.users.change(
                        Caller.server("test"),
                        admin.user(),
                        new Change(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(Role.VIEWER),
                                Optional.empty())),
                Reason.INVALID,
                "settings.cannotDeleteLastAdmin");
        way.identity = identity("admin", Optional.of(Role.VIEWER));
        assertRefused(this::identify, Reason.INVALID, "settings.cannotDeleteLastAdmin");
    }
}

package org.borgui.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.borgui.access.Server.assertRefused;

import java.util.Locale;
import java.util.Optional;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.RepositoryId;
import org.borgui.api.UserId;
import org.borgui.api.access.Action;
import org.borgui.api.access.Caller;
import org.borgui.api.access.Caller.Via;
import org.borgui.api.access.RepositoryRole;
import org.borgui.api.access.Role;
import org.borgui.api.access.UserService.Change;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class GrantedAccessTest {

    private static final RepositoryId PHOTOS = new RepositoryId(7);
    private static final RepositoryId OTHER = new RepositoryId(8);
    private static final Caller SERVER = Caller.server("test");

    private final Server server = Server.withAdmin();

    @ParameterizedTest(name = "{0}, everywhere {1}, granted {2}: views {3}, operates {4}")
    @CsvSource({
        "viewer, -, -, false, false",
        "operator, -, -, false, false",
        "admin, -, -, true, true",
        "viewer, viewer, -, true, false",
        "viewer, operator, -, true, true",
        "viewer, -, viewer, true, false",
        "viewer, -, operator, true, true",
        "viewer, viewer, operator, true, true",
        "viewer, operator, viewer, true, true",
        "operator, -, viewer, true, false"
    })
    void the_greater_of_both_roles_counts(
            String role, String everywhere, String granted, boolean views, boolean operates) {
        var ana = server.add("ana", Role.valueOf(role.toUpperCase(Locale.ROOT))).id();
        var caller = server.caller("ana");
        server.users.grantEverywhere(SERVER, ana, role(everywhere));
        Optional.ofNullable(role(granted)).ifPresent(value -> server.users.grant(SERVER, ana, PHOTOS, value));

        for (var action : Action.values()) {
            var allowed = action.needs() == RepositoryRole.VIEWER ? views : operates;
            assertThat(server.access.may(caller, action, PHOTOS))
                    .as(action.name())
                    .isEqualTo(allowed);
            if (!allowed) {
                assertRefused(
                        () -> server.access.require(caller, action, PHOTOS),
                        Reason.FORBIDDEN,
                        "auth.notEnoughPermissions");
            }
        }
        assertThat(server.access.may(caller, Action.VIEW, OTHER))
                .isEqualTo(role.equals("admin") || !everywhere.equals("-"));
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void the_server_may_everything_and_nobody_nothing(Action action) {
        assertThat(server.access.may(SERVER, action, PHOTOS)).isTrue();
        assertThat(server.access.may(Caller.anonymous("192.0.2.1"), action, PHOTOS))
                .isFalse();
        assertThatCode(() -> server.access.requireAdmin(SERVER)).doesNotThrowAnyException();
        assertRefused(
                () -> server.access.requireAdmin(Caller.anonymous("192.0.2.1")),
                Reason.FORBIDDEN,
                "auth.notEnoughPermissions");
    }

    @Test
    void the_roles_of_this_moment_count_and_not_those_of_the_request() {
        var ana = server.add("ana", Role.ADMIN).id();
        var caller = server.caller("ana");
        assertThatCode(() -> server.access.requireAdmin(caller)).doesNotThrowAnyException();

        change(ana, Optional.of(Role.VIEWER), Optional.empty());
        assertRefused(() -> server.access.requireAdmin(caller), Reason.FORBIDDEN, "auth.notEnoughPermissions");
        assertThat(server.access.may(caller, Action.VIEW, PHOTOS)).isFalse();

        server.users.grant(SERVER, ana, PHOTOS, RepositoryRole.VIEWER);
        assertThat(server.access.may(caller, Action.VIEW, PHOTOS)).isTrue();
        server.users.changeGrant(SERVER, ana, PHOTOS, RepositoryRole.OPERATOR);
        assertThat(server.access.may(caller, Action.BACKUP, PHOTOS)).isTrue();
        server.users.revoke(SERVER, ana, PHOTOS);
        assertThat(server.access.may(caller, Action.VIEW, PHOTOS)).isFalse();

        server.users.grantEverywhere(SERVER, ana, RepositoryRole.OPERATOR);
        change(ana, Optional.empty(), Optional.of(false));
        assertThat(server.access.may(caller, Action.VIEW, PHOTOS)).isFalse();

        server.users.delete(SERVER, ana);
        assertThat(server.access.may(caller, Action.VIEW, PHOTOS)).isFalse();
    }

    @Test
    void the_grants_of_a_repository_that_is_gone_are_forgotten() {
        var ana = server.add("ana", Role.VIEWER).id();
        var caller = server.caller("ana");
        server.users.grant(SERVER, ana, PHOTOS, RepositoryRole.VIEWER);
        server.users.grant(SERVER, ana, OTHER, RepositoryRole.VIEWER);
        assertThat(server.access.may(caller, Action.VIEW, PHOTOS)).isTrue();

        server.access.forget(PHOTOS);

        assertThat(server.access.may(caller, Action.VIEW, PHOTOS)).isFalse();
        assertThat(server.access.may(caller, Action.VIEW, OTHER)).isTrue();
        assertThat(server.users.grants(SERVER, ana)).hasSize(1);
    }

    @Test
    void a_caller_who_claims_more_than_the_user_has_gets_no_more() {
        var ana = server.add("ana", Role.VIEWER);
        var claims = new Caller(ana.id(), "ana", Role.ADMIN, Via.BEARER, 1, false, "192.0.2.1");

        assertThat(server.access.may(claims, Action.VIEW, PHOTOS)).isFalse();
        assertRefused(() -> server.access.requireAdmin(claims), Reason.FORBIDDEN, "auth.notEnoughPermissions");
    }

    private void change(UserId id, Optional<Role> role, Optional<Boolean> active) {
        server.users.change(SERVER, id, new Change(Optional.empty(), Optional.empty(), Optional.empty(), role, active));
    }

    private static @Nullable RepositoryRole role(String name) {
        return name.equals("-") ? null : RepositoryRole.valueOf(name.toUpperCase(Locale.ROOT));
    }
}

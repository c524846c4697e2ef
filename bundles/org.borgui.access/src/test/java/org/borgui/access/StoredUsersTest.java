package org.borgui.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borgui.access.Server.PASSWORD;
import static org.borgui.access.Server.assertRefused;

import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.RepositoryId;
import org.borgui.api.Secret;
import org.borgui.api.UserId;
import org.borgui.api.access.Caller;
import org.borgui.api.access.Grant;
import org.borgui.api.access.RepositoryRole;
import org.borgui.api.access.Role;
import org.borgui.api.access.User;
import org.borgui.api.access.UserService.Change;
import org.borgui.api.access.UserService.NewUser;
import org.borgui.spi.state.Query;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class StoredUsersTest {

    private static final UserId UNKNOWN = new UserId(999);
    private static final RepositoryId PHOTOS = new RepositoryId(7);

    private final Server server = Server.withAdmin();
    private final Caller admin = server.admin();

    @Test
    void a_new_user_has_no_role_on_any_repository_unless_given() {
        var ana = server.users.create(admin, user("ana", "ana@example.org", null));
        var ben = server.users.create(admin, user("ben", null, RepositoryRole.VIEWER));

        assertThat(ana)
                .isEqualTo(new User(
                        ana.id(),
                        "ana",
                        null,
                        "ana@example.org",
                        "local",
                        Role.VIEWER,
                        null,
                        true,
                        false,
                        server.clock.instant(),
                        null,
                        false,
                        0,
                        null));
        assertThat(ben.everywhere()).isEqualTo(RepositoryRole.VIEWER);
        assertThat(server.users.get(admin, ana.id())).isEqualTo(ana);
        assertThat(server.users.list(admin)).extracting(User::username).containsExactly("admin", "ana", "ben");
        assertThat(server.users.me(server.caller("ana")).id()).isEqualTo(ana.id());
    }

    @Test
    void names_and_addresses_are_there_once_whatever_their_case() {
        server.users.create(admin, user("Ana", "ana@example.org", null));
        var ben = server.users.create(admin, user("ben", null, null));
        server.users.create(admin, user("cy", null, null)); // a second one without an address

        assertRefused(
                () -> server.users.create(admin, user("aNA", null, null)),
                Reason.INVALID,
                "settings.usernameAlreadyExists");
        assertRefused(
                () -> server.users.create(admin, user("dan", "ANA@Example.org", null)),
                Reason.INVALID,
                "settings.emailAlreadyExists");
        assertRefused(
                () -> rename(ben.id(), Optional.of("ANA"), Optional.empty()),
                Reason.INVALID,
                "settings.usernameAlreadyExists");
        assertRefused(
                () -> rename(ben.id(), Optional.empty(), Optional.of("Ana@example.org")),
                Reason.INVALID,
                "settings.emailAlreadyExists");
        assertThat(server.users.list(admin)).hasSize(4);
    }

    @Test
    void a_name_or_address_can_be_changed_and_an_address_taken_away() {
        var ana =
                server.users.create(admin, user("ana", "ana@example.org", null)).id();

        var changed = rename(ana, Optional.of("ANA"), Optional.of(""));

        assertThat(changed.username()).isEqualTo("ANA");
        assertThat(changed.email()).isNull();
        assertThat(server.users.get(admin, ana)).isEqualTo(changed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " ana", "ana ", "a\nb", "a\u0000", "a\u202eb", "a\u200bb", "a\u2028b"})
    void a_name_that_cannot_be_read_is_refused(String name) {
        assertRefused(
                () -> server.users.create(admin, user(name, null, null)), Reason.INVALID, "settings.invalidUsername");
    }

    @Test
    void a_name_has_at_most_64_characters() {
        assertThat(server.users.create(admin, user("🦊".repeat(64), null, null)).username())
                .hasSize(128);
        assertRefused(
                () -> server.users.create(admin, user("x".repeat(65), null, null)),
                Reason.INVALID,
                "settings.invalidUsername");
        assertThat(server.users.create(admin, user("a b-c_d@e", null, null)).username())
                .isEqualTo("a b-c_d@e");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ana", "ana@", "@example.org", "a b@example.org", "a@b@c", "a\n@example.org"})
    void what_is_no_address_is_refused(String email) {
        assertRefused(
                () -> server.users.create(admin, user("ana", email, null)), Reason.INVALID, "settings.invalidEmail");
    }

    @Test
    void a_weak_password_is_refused_wherever_it_is_set() {
        var ana = server.add("ana", Role.VIEWER).id();
        var weak = Secret.of("weak");

        assertRefused(
                () -> server.users.create(admin, new NewUser("b", weak, null, null, Role.VIEWER, null)),
                Reason.INVALID,
                "auth.passwordTooShort");
        assertRefused(() -> server.users.resetPassword(admin, ana, weak), Reason.INVALID, "auth.passwordTooShort");
        assertRefused(
                () -> server.users.changePassword(server.caller("ana"), PASSWORD, weak, ""),
                Reason.INVALID,
                "auth.passwordTooShort");
    }

    @Test
    void all_but_ones_own_is_for_admins() {
        var ana = server.add("ana", Role.OPERATOR).id();
        var caller = server.caller("ana");
        for (var call : adminCalls(caller, server.add("ben", Role.VIEWER).id())) {
            assertRefused(call, Reason.FORBIDDEN, "auth.notEnoughPermissions");
        }
        for (var call : adminCalls(Caller.anonymous("192.0.2.1"), ana)) {
            assertRefused(call, Reason.UNAUTHENTICATED, "auth.notAuthenticated");
        }
        assertThat(server.users.grants(caller, ana)).isEmpty();
    }

    @Test
    void an_unknown_user_is_not_found() {
        var calls = adminCalls(admin, UNKNOWN);
        for (var call : calls.subList(2, calls.size())) {
            assertRefused(call, Reason.NOT_FOUND, "settings.userNotFound");
        }
    }

    @Test
    void grants_are_given_changed_and_taken() {
        var ana = server.add("ana", Role.VIEWER).id();

        var grant = server.users.grant(admin, ana, PHOTOS, RepositoryRole.VIEWER);
        assertThat(grant).isEqualTo(new Grant(grant.id(), ana, PHOTOS, RepositoryRole.VIEWER, server.clock.instant()));
        assertRefused(
                () -> server.users.grant(admin, ana, PHOTOS, RepositoryRole.OPERATOR),
                Reason.CONFLICT,
                "permissions.alreadyExists");

        var changed = server.users.changeGrant(admin, ana, PHOTOS, RepositoryRole.OPERATOR);
        assertThat(changed.role()).isEqualTo(RepositoryRole.OPERATOR);
        assertThat(server.users.grants(admin, ana)).containsExactly(changed);

        server.users.revoke(admin, ana, PHOTOS);
        assertThat(server.users.grants(admin, ana)).isEmpty();
        assertRefused(() -> server.users.revoke(admin, ana, PHOTOS), Reason.NOT_FOUND, "permissions.notFound");
        assertRefused(
                () -> server.users.changeGrant(admin, ana, PHOTOS, RepositoryRole.VIEWER),
                Reason.NOT_FOUND,
                "permissions.notFound");
    }

    @Test
    void a_deleted_user_leaves_nothing_behind() {
        var ana = server.add("ana", Role.VIEWER).id();
        server.users.grant(admin, ana, PHOTOS, RepositoryRole.VIEWER);
        var caller = server.caller("ana");

        server.users.delete(admin, ana);

        assertThat(server.signIn.isLive(caller)).isFalse();
        assertThat(server.storedSessions()).isEqualTo(1);
        assertThat(server.state.find(GrantDocument.KIND, Query.all("grants"))).isEmpty();
        assertThat(server.add("ana", Role.VIEWER).id()).isNotEqualTo(ana);
        assertRefused(() -> server.users.me(caller), Reason.UNAUTHENTICATED, "auth.notAuthenticated");
    }

    private List<ThrowingCallable> adminCalls(Caller caller, UserId id) {
        var none = new Change(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        return List.of(
                () -> server.users.list(caller),
                () -> server.users.create(caller, user("new", null, null)),
                () -> server.users.get(caller, id),
                () -> server.users.change(caller, id, none),
                () -> server.users.delete(caller, id),
                () -> server.users.resetPassword(caller, id, PASSWORD),
                () -> server.users.grantEverywhere(caller, id, RepositoryRole.OPERATOR),
                () -> server.users.grants(caller, id).size(),
                () -> server.users.grant(caller, id, PHOTOS, RepositoryRole.VIEWER),
                () -> server.users.changeGrant(caller, id, PHOTOS, RepositoryRole.VIEWER),
                () -> server.users.revoke(caller, id, PHOTOS));
    }

    private User rename(UserId id, Optional<String> username, Optional<String> email) {
        return server.users.change(
                admin, id, new Change(username, Optional.empty(), email, Optional.empty(), Optional.empty()));
    }

    private static NewUser user(String name, @Nullable String email, @Nullable RepositoryRole everywhere) {
        return new NewUser(name, PASSWORD, null, email, Role.VIEWER, everywhere);
    }
}

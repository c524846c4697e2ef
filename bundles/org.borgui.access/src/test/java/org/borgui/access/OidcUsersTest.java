package org.borgui.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borgui.access.Server.assertRefused;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.RepositoryId;
import org.borgui.api.Secret;
import org.borgui.api.access.OidcProvider.Claims;
import org.borgui.api.access.OidcProvider.Mode;
import org.borgui.api.access.OidcProvider.Newcomers;
import org.borgui.api.access.RepositoryRole;
import org.borgui.api.access.Role;
import org.borgui.api.access.UserService.Change;
import org.borgui.api.posture.Weakness.Severity;
import org.junit.jupiter.api.Test;

/** Who comes by a provider, and as whom. */
final class OidcUsersTest extends OidcWorld {
    @Test
    void who_comes_for_the_first_time_is_made_and_comes_back_as_the_same() {
        var first = comeIn();
        assertThat(first.user().username()).isEqualTo("ida");
        assertThat(first.user().source()).isEqualTo("oidc");
        assertThat(first.user().subject()).isEqualTo("sub-1");
        there.is("sub-1", Map.of("preferred_username", "ida-renamed"));
        var second = comeIn();
        assertThat(second.user().id()).isEqualTo(first.user().id());
        assertThat(caller(second).way()).isEqualTo("oidc");
        assertThat(types()).contains("oidc_callback_success", "oidc_user_provisioned", "oidc_login_succeeded");
    }

    @Test
    void the_same_subject_of_another_provider_is_somebody_else() {
        comeIn();
        there.issuer = "https://other.example.org";
        server.providerSettings.change(admin, Providers.at(there.issuer), Optional.of(Secret.of("of the other")));
        assertComesInto("oidcAccountLinkRequired", Reason.CONFLICT);
    }

    @Test
    void names_and_addresses_take_over_no_account() {
        server.users.change(
                admin,
                admin.user(),
                new Change(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("admin@example.org"),
                        Optional.empty(),
                        Optional.empty()));
        there.is("sub-1", Map.of("preferred_username", "ADMIN"));
        assertComesInto("oidcAccountLinkRequired", Reason.CONFLICT);
        there.is("sub-1", Map.of("preferred_username", "ida", "email", "Admin@Example.org", "email_verified", true));
        assertComesInto("oidcEmailAlreadyInUse", Reason.CONFLICT);
        there.is("sub-1", Map.of());
        assertComesInto("oidcUsernameClaimMissing", Reason.INVALID);
        there.is("sub-1", Map.of("preferred_username", "\u202enimda"));
        assertRefused(this::comeIn, Reason.INVALID, "settings.invalidUsername");
        assertThat(server.users.list(admin)).hasSize(1);
    }

    @Test
    void roles_follow_the_provider_where_it_decides_and_end_sessions_when_they_change() {
        set(BY_GROUPS, COME);
        there.is("sub-1", Map.of("preferred_username", "ida", "groups", List.of("admins")));
        var first = comeIn();
        assertThat(first.user().role()).isEqualTo(Role.ADMIN);
        there.is("sub-1", Map.of("preferred_username", "ida", "role", "operator"));
        assertThat(comeIn().user().role()).isEqualTo(Role.OPERATOR);
        assertThat(server.accepts(first)).isFalse();
        ida();
        assertThat(comeIn().user().role()).isEqualTo(Role.VIEWER);
        assertThat(types()).contains("oidc_user_changed");
    }

    @Test
    void the_last_admin_is_not_made_less_by_a_provider() {
        set(BY_GROUPS, COME);
        there.is("sub-1", Map.of("preferred_username", "ida", "groups", List.of("admins")));
        var begun = comeIn();
        server.users.delete(caller(begun), admin.user());
        ida();
        assertRefused(this::comeIn, Reason.INVALID, "settings.cannotDeleteLastAdmin");
    }

    @Test
    void where_the_provider_decides_nothing_this_server_keeps_the_role() {
        var id = comeIn().user().id();
        server.users.change(admin, id, role(Role.OPERATOR));
        assertThat(comeIn().user().role()).isEqualTo(Role.OPERATOR);
    }

    @Test
    void new_people_are_refused_wait_or_get_what_another_has() {
        set(Providers.USUAL, new Newcomers(Mode.DENY, "", Role.VIEWER, null));
        assertComesInto("oidcUserAccessDenied", Reason.FORBIDDEN);
        assertThat(types()).contains("oidc_user_denied");
        set(Providers.USUAL, new Newcomers(Mode.PENDING, "", Role.OPERATOR, RepositoryRole.VIEWER));
        assertComesInto("oidcPendingApproval", Reason.FORBIDDEN);
        var waiting = server.oidc.waiting(admin);
        assertThat(waiting).extracting(one -> one.username()).containsExactly("ida");
        server.users.change(admin, waiting.get(0).user(), enabled(true));
        assertThat(server.oidc.waiting(admin)).isEmpty();
        assertThat(comeIn().user().role()).isEqualTo(Role.OPERATOR);
        server.users.change(admin, waiting.get(0).user(), enabled(false));
        assertComesInto("inactiveUser", Reason.FORBIDDEN);
        var model = server.add("model", Role.OPERATOR);
        server.users.grant(admin, model.id(), new RepositoryId(7), RepositoryRole.OPERATOR);
        set(Providers.USUAL, new Newcomers(Mode.TEMPLATE, "Model", Role.VIEWER, null));
        there.is("sub-2", Map.of("preferred_username", "tom"));
        var tom = comeIn().user();
        assertThat(tom.role()).isEqualTo(Role.OPERATOR);
        assertThat(server.users.grants(admin, tom.id()))
                .extracting(grant -> grant.repository().value())
                .containsExactly(7L);
        set(Providers.USUAL, new Newcomers(Mode.TEMPLATE, "admin", Role.VIEWER, null));
        there.is("sub-3", Map.of("preferred_username", "tim"));
        assertComesInto("oidcTemplateUserNotFound", Reason.INVALID);
    }

    @Test
    void a_role_on_all_repositories_is_taken_back_where_a_claim_gives_it() {
        set(new Claims("preferred_username", "email", "name", "", "", "all", List.of()), COME);
        there.is("sub-1", Map.of("preferred_username", "ida", "all", "operator"));
        assertThat(comeIn().user().everywhere()).isEqualTo(RepositoryRole.OPERATOR);
        ida();
        assertThat(comeIn().user().everywhere()).isNull();
    }

    @Test
    void where_groups_alone_decide_a_role_that_was_given_here_stays() {
        set(new Claims("preferred_username", "email", "name", "groups", "", "", List.of("admins")), COME);
        var id = comeIn().user().id();
        server.users.change(admin, id, role(Role.OPERATOR));
        assertThat(comeIn().user().role()).isEqualTo(Role.OPERATOR);
        there.is("sub-1", Map.of("preferred_username", "ida", "groups", "admins"));
        assertThat(comeIn().user().role()).isEqualTo(Role.ADMIN);
        ida();
        assertThat(comeIn().user().role()).isEqualTo(Role.VIEWER);
    }

    @Test
    void names_and_addresses_follow_the_provider_but_for_the_user_name() {
        there.is("sub-1", Map.of("preferred_username", "ida", "name", "Ida One"));
        comeIn();
        server.add("eve", Role.VIEWER);
        there.is(
                "sub-1",
                Map.of(
                        "preferred_username",
                        "other",
                        "name",
                        "Ida Two",
                        "email",
                        "ida@example.org",
                        "email_verified",
                        true));
        var user = comeIn().user();
        assertThat(List.of(user.username(), user.fullName(), user.email()))
                .containsExactly("ida", "Ida Two", "ida@example.org");
    }

    @Test
    void a_provider_that_makes_everybody_an_admin_is_told() {
        var check = new OidcCheck(server.providers);
        assertThat(check.look()).isEmpty();
        set(Providers.USUAL, new Newcomers(Mode.VIEWER, "", Role.ADMIN, null));
        assertThat(check.look()).extracting(one -> one.severity()).containsExactly(Severity.HIGH);
        set(Providers.USUAL, new Newcomers(Mode.PENDING, "", Role.ADMIN, null));
        assertThat(check.look()).extracting(one -> one.severity()).containsExactly(Severity.MEDIUM);
        set(Providers.USUAL, new Newcomers(Mode.DENY, "", Role.ADMIN, null));
        assertThat(check.look()).isEmpty();
    }
}

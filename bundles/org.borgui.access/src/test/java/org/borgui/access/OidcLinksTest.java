package org.borgui.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borgui.access.Server.assertRefused;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.Secret;
import org.borgui.api.access.Caller.Via;
import org.borgui.api.access.Role;
import org.borgui.api.access.Scopes;
import org.borgui.api.access.UserService.Change;
import org.junit.jupiter.api.Test;

/** Accounts that are linked, and people who confirm at a provider that it is them. */
final class OidcLinksTest extends OidcWorld {
    @Test
    void an_account_is_linked_from_inside_a_session_and_keeps_its_password_and_role() {
        var caller = inBrowser();
        assertThat(linkAs(caller).address())
                .hasToString("https://backup.example.org/settings/account?oidc_link=complete");
        var begun = comeIn();
        assertThat(begun.user().id()).isEqualTo(caller.user());
        assertThat(begun.user().role()).isEqualTo(Role.ADMIN);
        assertThat(server.signIn("admin", Via.COOKIE).user().id()).isEqualTo(caller.user());
        assertRefused(() -> linkAs(caller), Reason.INVALID, "auth.oidcAlreadyLinked");
        server.oidc.unlink(caller);
        assertThat(server.oidc.own(caller).identity()).isEmpty();
        assertRefused(() -> server.oidc.unlink(caller), Reason.INVALID, "auth.oidcNotLinked");
        assertThat(types()).contains("oidc_account_linked", "oidc_account_unlinked");
    }

    @Test
    void linking_wants_a_proof_and_the_session_that_was_sent() {
        var caller = inBrowser();
        var asked = server.oidc.link(caller, ID, "/");
        sitting = inBrowser();
        assertThat(back(asked).address().getQuery())
                .as("another session of the same user")
                .contains("invalidOrExpiredToken");
        var again = server.oidc.link(caller, ID, "/");
        sitting = caller;
        server.signIn.end(caller);
        assertThat(back(again).address().getQuery()).contains("invalidOrExpiredToken");
        var other = inBrowser();
        server.clock.advance(Duration.ofMinutes(6));
        assertRefused(() -> server.oidc.link(other, ID, "/"), Reason.FORBIDDEN, "auth.stepUpRequired");
        assertRefused(() -> server.oidc.unlink(other), Reason.FORBIDDEN, "auth.stepUpRequired");
        assertThat(server.document(caller.user()).linked()).isNull();
    }

    @Test
    void a_token_links_nothing_unless_its_password_was_shown_just_now() {
        var fresh = server.caller("admin");
        assertThat(server.oidc.link(fresh, ID, "/").browser().isEmpty()).isFalse();
        var program = server.tokens.make(
                inBrowser(), "all", Optional.of(new Scopes(Set.of("account:critical"))), Optional.empty());
        var byProgram = server.gate.identify(FakeRequest.of("GET")
                .header("Authorization", "Bearer " + program.secret().reveal())
                .build());
        assertRefused(() -> server.oidc.link(byProgram, ID, "/"), Reason.FORBIDDEN, "auth.stepUpRequired");
        server.clock.advance(Duration.ofMinutes(6));
        assertRefused(() -> server.oidc.link(fresh, ID, "/"), Reason.FORBIDDEN, "auth.stepUpRequired");
    }

    @Test
    void a_password_that_is_reset_meanwhile_takes_the_link_back() {
        server.add("eve", Role.ADMIN);
        var caller = inBrowser();
        var asked = server.oidc.link(caller, ID, "/");
        sitting = caller;
        server.users.resetPassword(server.caller("eve"), caller.user(), Secret.of("yet another table"));
        assertThat(back(asked).address().getQuery()).contains("invalidOrExpiredToken");
        assertThat(server.document(caller.user()).linked()).isNull();
    }

    @Test
    void removing_a_link_ends_what_began_with_it() {
        var caller = inBrowser();
        linkAs(caller);
        var begun = comeIn();
        server.oidc.unlink(caller);
        assertThat(server.accepts(begun)).isFalse();
        assertThat(server.sessions.peek(caller.session())).isPresent();
    }

    @Test
    void an_identity_belongs_to_one_account() {
        comeIn();
        assertThat(linkAs(inBrowser()).address().getQuery()).contains("oidcIdentityConflict");
    }

    @Test
    void who_has_no_password_stays_linked() {
        there.askedAt = Optional.of(server.clock.instant());
        var begun = comeIn();
        assertRefused(() -> server.oidc.unlink(caller(begun)), Reason.INVALID, "auth.localPasswordRequired");
    }

    @Test
    void nobody_is_linked_by_an_admin() {
        var eve = server.add("eve", Role.VIEWER);
        var toProvider = new Change(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("oidc"));
        assertRefused(
                () -> server.users.change(admin, eve.id(), toProvider), Reason.INVALID, "settings.invalidAuthSource");
    }

    @Test
    void a_password_that_an_admin_gives_ends_the_link() {
        var id = comeIn().user().id();
        server.users.resetPassword(admin, id, Secret.of("another blue table"));
        assertThat(server.document(id).linked()).isNull();
        assertComesInto("oidcAccountLinkRequired", Reason.CONFLICT);
    }

    @Test
    void who_has_no_password_confirms_at_the_provider() {
        var caller = caller(comeIn());
        server.clock.advance(Duration.ofMinutes(6));
        assertThat(server.sessions.isProved(caller)).isFalse();
        var asked = server.oidc.prove(caller, "/settings/users");
        sitting = caller;
        assertThat(there.asked.get(there.asked.size() - 1).anew()).isTrue();
        var returned = back(asked);
        var renewed = returned.renewed().orElseThrow();
        assertThat(returned.address()).hasToString("https://backup.example.org/settings/users?oidc=proved");
        assertThat(server.sessions.isProved(caller(renewed))).isTrue();
        assertThat(server.sessions.peek(caller.session())).isEmpty();
        assertThat(server.oidc.endSession(caller(renewed)).orElseThrow().getQuery())
                .isEqualTo("hint=id-token-of-sub-1");
    }

    @Test
    void somebody_else_confirms_nothing() {
        var caller = caller(comeIn());
        server.clock.advance(Duration.ofMinutes(6));
        var asked = server.oidc.prove(caller, "/");
        sitting = caller;
        there.is("sub-2", Map.of("preferred_username", "eve"));
        var returned = back(asked);
        assertThat(returned.address().getQuery()).contains("oidcOtherPerson");
        assertThat(returned.renewed()).isEmpty();
        assertThat(server.sessions.isProved(caller)).isFalse();
        assertRefused(() -> server.oidc.prove(inBrowser(), "/"), Reason.INVALID, "auth.oidcNotSignedInByProvider");
    }
}

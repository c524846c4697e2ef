package org.borgui.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borgui.access.Server.CLIENT;
import static org.borgui.access.Server.PASSWORD;
import static org.borgui.access.Server.assertRefused;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.RepositoryId;
import org.borgui.api.Secret;
import org.borgui.api.UserId;
import org.borgui.api.access.Caller;
import org.borgui.api.access.Caller.Via;
import org.borgui.api.access.OidcProvider;
import org.borgui.api.access.OidcProvider.Claims;
import org.borgui.api.access.OidcProvider.Mode;
import org.borgui.api.access.OidcProvider.Newcomers;
import org.borgui.api.access.OidcService.Asked;
import org.borgui.api.access.OidcService.Returned;
import org.borgui.api.access.RepositoryRole;
import org.borgui.api.access.Role;
import org.borgui.api.access.Scopes;
import org.borgui.api.access.SessionService.Begun;
import org.borgui.api.access.UserService.Change;
import org.borgui.api.posture.Weakness.Severity;
import org.borgui.spi.signin.OpenIdConnect.Question;
import org.borgui.spi.state.StateStore.Durability;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class OidcSessionsTest {

    private static final String ID = OidcProvider.FIRST;
    private static final Claims BY_GROUPS =
            new Claims("preferred_username", "email", "name", "groups", "role", "", List.of("admins"));
    private static final Newcomers COME = new Newcomers(Mode.VIEWER, "", Role.VIEWER, null);

    private final Server server = Server.withAdmin();
    private final FakeOpenIdConnect there = new FakeOpenIdConnect(server.clock);
    private Caller admin = Caller.anonymous("");

    /** Who sits before the browser that comes back. */
    private Caller sitting = Caller.anonymous("");

    @BeforeEach
    void setUp() {
        server.openIdConnect.setOpenIdConnect(there);
        admin = server.admin();
        server.providerSettings.add(admin, Providers.provider(Providers.USUAL), Secret.of("client secret"));
        ida();
    }

    private void ida() {
        there.is("sub-1", Map.of("preferred_username", "ida"));
    }

    private void set(Claims claims, Newcomers newcomers) {
        server.providerSettings.change(admin, Providers.provider(ID, claims, newcomers), Optional.empty());
    }

    private Asked begin() {
        return server.oidc.begin(ID, "/plans", CLIENT);
    }

    private Returned back(Asked asked) {
        return back(asked, there.asked.get(there.asked.size() - 1));
    }

    private Returned back(Asked asked, Question question) {
        return back(sitting, asked, question);
    }

    private Returned back(Caller who, Asked asked, Question question) {
        return server.oidc.back(
                who,
                ID,
                asked.browser(),
                Map.of("state", List.of(question.state().reveal())),
                CLIENT);
    }

    private Begun comeIn() {
        return comeIn(Via.COOKIE);
    }

    private Begun comeIn(Via via) {
        var asked = begin();
        return server.oidc.exchange(back(asked).grant(), asked.browser(), via, CLIENT);
    }

    private void assertComesInto(String key, Reason reason) {
        assertRefused(this::comeIn, reason, "auth." + key);
    }

    private Caller caller(Begun begun) {
        return server.gate.identify(Server.cookie(begun, "GET").build());
    }

    private List<String> types() {
        return server.audit.types();
    }

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
    void a_question_is_answered_once_by_the_browser_that_was_sent_within_ten_minutes() {
        var asked = begin();
        assertRefused(
                () -> back(new Asked(asked.address(), Secret.of("another"))),
                Reason.INVALID,
                "auth.invalidOrExpiredToken");
        back(asked);
        assertRefused(() -> back(asked), Reason.INVALID, "auth.invalidOrExpiredToken");
        var late = begin();
        server.clock.advance(Duration.ofMinutes(10));
        assertRefused(() -> back(late), Reason.INVALID, "auth.invalidOrExpiredToken");
    }

    @Test
    void what_was_asked_of_one_provider_is_not_answered_at_the_place_of_another() {
        server.providerSettings.add(admin, Providers.provider("second", Providers.USUAL, COME), Secret.of("x"));
        var asked = begin();
        assertRefused(
                () -> server.oidc.back(sitting, "second", asked.browser(), Map.of(), CLIENT),
                Reason.INVALID,
                "auth.invalidOrExpiredToken");
    }

    @Test
    void a_grant_is_good_once_in_its_browser_for_five_minutes() {
        var asked = begin();
        var grant = back(asked).grant();
        assertRefused(
                () -> server.oidc.exchange(grant, Secret.of("another"), Via.COOKIE, CLIENT),
                Reason.UNAUTHENTICATED,
                "auth.invalidOrExpiredToken");
        var again = begin();
        var late = back(again).grant();
        server.clock.advance(Duration.ofMinutes(5));
        assertRefused(
                () -> server.oidc.exchange(late, again.browser(), Via.COOKIE, CLIENT),
                Reason.UNAUTHENTICATED,
                "auth.invalidOrExpiredToken");
    }

    @Test
    void what_goes_wrong_at_the_provider_is_told_by_its_key_alone() {
        var asked = begin();
        there.fails(new RefusedException(
                Reason.UNAUTHENTICATED, "backend.errors.auth.oidcIdTokenInvalid", "It says <script>."));
        var returned = back(asked);
        assertThat(returned.address())
                .hasToString("https://backup.example.org/plans?oidc_error=backend.errors.auth.oidcIdTokenInvalid");
        assertThat(returned.grant().isEmpty()).isTrue();
        assertThat(types()).contains("oidc_callback_failed");
    }

    @Test
    void failures_of_one_source_are_recorded_once_a_minute() {
        there.fails(new RefusedException(Reason.UNAVAILABLE, "backend.errors.auth.x", "No."));
        for (int i = 0; i < 5; i++) {
            there.works();
            var asked = begin();
            there.fails(new RefusedException(Reason.UNAVAILABLE, "backend.errors.auth.x", "No."));
            back(asked);
        }
        assertThat(types().stream().filter("oidc_callback_failed"::equals)).hasSize(1);
    }

    @Test
    void while_the_bundle_is_replaced_a_question_waits() {
        var asked = begin();
        server.openIdConnect.unsetOpenIdConnect(there);
        assertRefused(() -> back(asked), Reason.NOT_FOUND, "auth.oidcNotConfigured");
        assertThat(server.oidc.offers()).isEmpty();
        server.openIdConnect.setOpenIdConnect(there);
        assertThat(back(asked).grant().isEmpty()).isFalse();
    }

    @Test
    void a_provider_that_was_turned_off_meanwhile_lets_nobody_in() {
        var asked = begin();
        var grant = back(asked).grant();
        server.providerSettings.change(admin, Providers.off(Providers.provider(Providers.USUAL)), Optional.empty());
        assertRefused(
                () -> server.oidc.exchange(grant, asked.browser(), Via.COOKIE, CLIENT),
                Reason.NOT_FOUND,
                "auth.oidcNotConfigured");
        assertRefused(this::begin, Reason.NOT_FOUND, "auth.oidcNotConfigured");
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
        server.users.change(
                admin,
                id,
                new Change(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(Role.OPERATOR),
                        Optional.empty()));
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

    private static Change enabled(boolean active) {
        return new Change(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(active));
    }

    private Caller inBrowser() {
        return caller(server.begin("admin", PASSWORD, Via.COOKIE, CLIENT));
    }

    private Returned linkAs(Caller caller) {
        sitting = caller;
        return back(server.oidc.link(caller, ID, "/settings/account"));
    }

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
    void a_provider_that_is_turned_off_changed_or_removed_leaves_nobody_in() {
        var first = comeIn();
        server.providerSettings.change(admin, Providers.provider(Providers.USUAL), Optional.of(Secret.of("a new one")));
        assertThat(server.accepts(first)).isTrue();
        server.providerSettings.change(admin, Providers.off(Providers.provider(Providers.USUAL)), Optional.empty());
        assertThat(server.accepts(first)).isFalse();
        server.providerSettings.change(admin, Providers.provider(Providers.USUAL), Optional.empty());
        var second = comeIn();
        server.providerSettings.remove(admin, ID);
        assertThat(server.accepts(second)).isFalse();
    }

    @Test
    void what_one_issuer_has_said_is_not_taken_for_the_word_of_another() {
        var asked = begin();
        var grant = back(asked).grant();
        var other = Providers.at("https://other.example.org");
        assertRefused(
                () -> server.providerSettings.change(admin, other, Optional.empty()),
                Reason.INVALID,
                "settings.oidcSecretNeeded");
        server.providerSettings.change(admin, other, Optional.of(Secret.of("of the other")));
        assertRefused(
                () -> server.oidc.exchange(grant, asked.browser(), Via.COOKIE, CLIENT),
                Reason.INVALID,
                "auth.invalidOrExpiredToken");
    }

    @Test
    void only_what_a_provider_says_of_when_it_asked_counts_as_proof() {
        assertThat(server.sessions.isProved(caller(comeIn()))).isFalse();
        there.askedAt = Optional.of(server.clock.instant().minus(Duration.ofMinutes(6)));
        assertThat(server.sessions.isProved(caller(comeIn()))).isFalse();
        there.askedAt = Optional.of(server.clock.instant().minus(Duration.ofMinutes(1)));
        assertThat(server.sessions.isProved(caller(comeIn()))).isTrue();
        there.askedAt = Optional.of(server.clock.instant().plus(Duration.ofDays(1)));
        var late = caller(comeIn());
        server.clock.advance(Duration.ofMinutes(6));
        assertThat(server.sessions.isProved(late)).as("from the future").isFalse();
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
        server.users.change(
                admin,
                id,
                new Change(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(Role.OPERATOR),
                        Optional.empty()));
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

    @Test
    void secrets_that_are_sealed_anew_are_read_and_lost_ones_told() {
        var id = server.state
                .find(ProviderDocument.KIND, OidcProviders.byId(ID))
                .get(0)
                .id();
        var context = server.secrets.context(id);
        server.state.write(
                Durability.DURABLE,
                writing -> writing.update(
                        ProviderDocument.KIND,
                        id,
                        one -> one.withSecret(server.vault.seal(context, Secret.of("sealed anew")))));
        assertThat(server.providers.secret(server.providers.require(ID)).reveal())
                .isEqualTo("sealed anew");
        server.state.write(
                Durability.DURABLE,
                writing -> writing.update(
                        ProviderDocument.KIND,
                        id,
                        one -> one.withSecret(server.vault.seal("other/1/x", Secret.of("lost")))));
        assertRefused(this::begin, Reason.FAILED, "settings.oidcSecretLost");
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

    @Test
    void a_session_ends_here_and_there() {
        var caller = caller(comeIn());
        assertThat(server.oidc.endSession(caller).orElseThrow().getQuery()).isEqualTo("hint=id-token-of-sub-1");
        assertThat(server.oidc.endSession(inBrowser())).isEmpty();
        var again = caller(comeIn());
        assertThat(server.restarted().oidc.endSession(again))
                .as("the bundle is missing")
                .isEmpty();
    }

    @Test
    void the_end_of_a_session_there_ends_those_that_began_with_it() {
        var first = comeIn();
        there.is("sub-2", Map.of("preferred_username", "tom"));
        var other = comeIn();
        assertThat(server.oidc.ended(ID, "session-of-sub-1", "192.0.2.7")).isEqualTo(1);
        assertThat(server.accepts(first)).isFalse();
        assertThat(server.accepts(other)).isTrue();
        assertThat(server.oidc.ended(ID, "session-of-nobody", "192.0.2.7")).isZero();
        assertThat(types()).contains("oidc_sessions_ended");
    }

    @Test
    void single_sign_on_alone_needs_an_admin_who_can_come_and_keeps_that_one() {
        var policy = server.policy.policy(admin);
        assertRefused(
                () -> server.policy.change(admin, policy.withoutLocalSignIn(true)),
                Reason.CONFLICT,
                "settings.oidcAdminRequired");
        server.add("eve", Role.ADMIN);
        var eve = server.caller("eve");
        var caller = inBrowser();
        linkAs(caller);
        server.policy.change(admin, policy.withoutLocalSignIn(true));
        assertRefused(() -> server.signIn("admin", Via.COOKIE), Reason.FORBIDDEN, "auth.localLoginDisabled");
        assertRefused(() -> server.passkeySignIn.begin("192.0.2.1"), Reason.FORBIDDEN, "auth.localLoginDisabled");
        assertRefused(() -> server.oidc.unlink(caller), Reason.INVALID, "auth.oidcCannotUnlinkWhenLocalAuthDisabled");
        assertRefused(() -> server.providerSettings.remove(admin, ID), Reason.CONFLICT, "settings.oidcAdminRequired");
        assertRefused(
                () -> server.users.change(admin, admin.user(), enabled(false)),
                Reason.INVALID,
                "settings.cannotDeleteLastAdmin");
        assertRefused(
                () -> server.users.resetPassword(eve, admin.user(), Secret.of("yet another table")),
                Reason.INVALID,
                "settings.cannotDeleteLastAdmin");
        assertThat(server.providers.find(ID)).isPresent();
        assertThat(comeIn().user().id()).isEqualTo(new UserId(admin.user().value()));
    }

    @Test
    void what_a_restart_leaves() {
        var begun = comeIn();
        var next = server.restarted();
        next.openIdConnect.setOpenIdConnect(there);
        assertThat(next.accepts(begun)).isTrue();
        assertThat(next.providers.secret(next.providers.require(ID)).reveal()).isEqualTo("client secret");
        var claims = new LinkedHashMap<String, Object>(Map.of("preferred_username", "ida"));
        there.is("sub-1", claims);
        assertThat(next.oidc.ended(ID, "session-of-sub-1", "")).isEqualTo(1);
    }
}

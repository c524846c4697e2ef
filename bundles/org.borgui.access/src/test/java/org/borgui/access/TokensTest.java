package org.borgui.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borgui.access.Server.assertRefused;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.UserId;
import org.borgui.api.access.Caller;
import org.borgui.api.access.Caller.Via;
import org.borgui.api.access.Permission;
import org.borgui.api.access.Role;
import org.borgui.api.access.Scopes;
import org.borgui.api.access.TokenService.Made;
import org.borgui.api.access.UserService.Change;
import org.borgui.spi.web.RequestGate.Need;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TokensTest {

    private static final Optional<Duration> MONTH = Optional.of(Duration.ofDays(30));

    private final Server server = Server.withAdmin();
    private final UserId ana = server.add("ana", Role.VIEWER).id();
    private final Caller caller = server.caller("ana");

    @Test
    void a_token_acts_for_its_user_until_it_runs_out() {
        var made = make("nightly", Scopes.usual());

        var by = identify(made);

        assertThat(by.user()).isEqualTo(ana);
        assertThat(by.via()).isEqualTo(Via.API_TOKEN);
        assertThat(made.token().used()).isNull();
        assertThat(server.tokens.list(caller, ana).get(0).used()).isNull(); // within the second it was made
        server.clock.advance(Duration.ofDays(1));
        identify(made);
        assertThat(server.tokens.list(caller, ana).get(0).used()).isEqualTo(server.clock.instant());
        server.clock.advance(Duration.ofDays(29));
        assertNotAuthenticated(made);
    }

    @Test
    void one_without_end_outlives_years_restarts_and_a_new_password() {
        var made = server.tokens.make(caller, "for ever", Optional.empty(), Optional.empty());
        server.users.resetPassword(Caller.server("test"), ana, Server.PASSWORD);
        server.clock.advance(Duration.ofDays(5_000));

        assertThat(server.restarted().gate.identify(bearer(made).build()).user())
                .isEqualTo(ana);
    }

    @Test
    void its_text_can_be_recognised_and_is_not_kept() {
        var text = make("nightly", Scopes.usual()).secret().reveal();

        assertThat(text).matches("borgui_[A-Za-z0-9_-]{43}[0-9a-z]{6}");
        assertThat(text).endsWith(TokenText.check(text.substring(0, 50)));
        assertThat(server.state
                        .find(SessionDocument.KIND, org.borgui.spi.state.Query.all("sessions"))
                        .toString())
                .doesNotContain(text);
    }

    @Test
    void it_may_do_what_its_scopes_and_its_user_both_allow() {
        var reading = identify(make("reader", Scopes.parse(List.of("*:read")).orElseThrow()));
        var jobs = identify(make("jobs", Scopes.parse(List.of("jobs:*")).orElseThrow()));

        assertAdmitted(reading, "GET", Permission.ARCHIVES_VIEW, false);
        assertOutOfScope(reading, "POST", Permission.BACKUP_RUN, false, "backups:write");
        assertAdmitted(jobs, "POST", Permission.JOBS_VIEW, false);
        assertOutOfScope(jobs, "GET", Permission.ARCHIVES_VIEW, false, "archives:read");
        assertRefused(
                () -> admit(jobs, "GET", Permission.USERS_MANAGE, false),
                Reason.FORBIDDEN,
                "auth.notEnoughPermissions");
    }

    @Test
    void what_is_critical_needs_its_own_scope() {
        var usual = identify(make("usual", Scopes.usual()));
        var critical = identify(
                make("critical", Scopes.parse(List.of("maintenance:critical")).orElseThrow()));

        assertOutOfScope(usual, "POST", Permission.MAINTENANCE_RUN, true, "maintenance:critical");
        assertAdmitted(critical, "POST", Permission.MAINTENANCE_RUN, true);
        assertRefused(
                () -> server.access.requireProof(usual, org.borgui.api.access.Resource.PLANS),
                Reason.FORBIDDEN,
                "auth.outOfScope");
    }

    @Test
    void revoking_counts_from_the_next_request_on() {
        var made = make("nightly", Scopes.usual());
        server.tokens.revoke(caller, made.token().id());

        assertNotAuthenticated(made);
        assertThat(server.tokens.list(caller, ana)).isEmpty();
        assertRefused(
                () -> server.tokens.revoke(server.admin(), made.token().id()), Reason.NOT_FOUND, "tokens.notFound");
    }

    @Test
    void another_user_neither_sees_nor_revokes_it_an_admin_does() {
        var made = make("nightly", Scopes.usual());
        server.add("bea", Role.OPERATOR);
        var bea = server.caller("bea");

        assertRefused(
                () -> server.tokens.revoke(bea, made.token().id()),
                Reason.FORBIDDEN,
                "tokens.cannotRevokeOtherUsersToken");
        assertRefused(() -> server.tokens.list(bea, ana), Reason.FORBIDDEN, "auth.notEnoughPermissions");
        assertThat(server.tokens.list(server.admin(), ana)).hasSize(1);
        server.tokens.revoke(server.admin(), made.token().id());
        assertNotAuthenticated(made);
    }

    @Test
    void it_ends_with_its_user_and_rests_while_the_user_is_disabled() {
        var made = make("nightly", Scopes.usual());
        active(false);
        assertNotAuthenticated(made);
        active(true);
        assertThat(identify(made).user()).isEqualTo(ana);
        server.users.delete(server.admin(), ana);
        assertNotAuthenticated(made);
        assertThat(server.restarted().sessions.of(ana)).isEmpty();
    }

    @Test
    void a_token_makes_none_that_may_do_more_or_lasts_longer() {
        var by = identify(
                make("maker", Scopes.parse(List.of("account:*", "jobs:read")).orElseThrow()));

        var weaker =
                server.tokens.make(by, "weaker", Scopes.parse(List.of("jobs:read")), Optional.of(Duration.ofDays(1)));
        assertThat(identify(weaker).user()).isEqualTo(ana);
        assertThat(server.tokens
                        .make(by, "same", Optional.empty(), MONTH)
                        .token()
                        .scopes())
                .isEqualTo(by.scopes());
        assertStronger(by, Scopes.parse(List.of("jobs:write")), Optional.of(Duration.ofDays(1)));
        assertStronger(by, Scopes.parse(List.of("jobs:read")), Optional.of(Duration.ofDays(31)));
        assertStronger(by, Scopes.parse(List.of("jobs:read")), Optional.empty());
    }

    @Test
    void names_lives_and_numbers_have_bounds() {
        for (var name : List.of("", "  ", "a\nb", "x".repeat(101))) {
            assertRefused(
                    () -> server.tokens.make(caller, name, Optional.empty(), MONTH),
                    Reason.UNPROCESSABLE,
                    "tokens.nameRequired");
        }
        for (var days : List.of(0, -1, 4_000)) {
            assertRefused(
                    () -> server.tokens.make(caller, "x", Optional.empty(), Optional.of(Duration.ofDays(days))),
                    Reason.INVALID,
                    "tokens.invalidExpiry");
        }
        for (int i = 0; i < StoredTokens.MOST_PER_USER; i++) {
            make("t" + i, Scopes.usual());
        }
        assertRefused(
                () -> server.tokens.make(caller, "x", Optional.empty(), MONTH), Reason.CONFLICT, "tokens.tooMany");
    }

    @Test
    void scopes_are_pairs_of_known_words() {
        assertThat(Scopes.parse(List.of("archives:read", "*:write"))
                        .orElseThrow()
                        .wire())
                .contains("archives:read", "plans:write")
                .hasSize(14);
        for (var wrong : List.of("archives", "archives:delete", "secrets:read", "a:b:c", ":", "")) {
            assertThat(Scopes.parse(List.of(wrong))).as(wrong).isEmpty();
        }
    }

    private Made make(String name, Scopes scopes) {
        return server.tokens.make(caller, name, Optional.of(scopes), MONTH);
    }

    private void active(boolean active) {
        server.users.change(
                server.admin(),
                ana,
                new Change(
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(active)));
    }

    private static FakeRequest bearer(Made made) {
        return FakeRequest.of("GET")
                .header("Authorization", "Bearer " + made.secret().reveal());
    }

    private Caller identify(Made made) {
        return server.gate.identify(bearer(made).build());
    }

    private void assertNotAuthenticated(Made made) {
        assertRefused(() -> identify(made), Reason.UNAUTHENTICATED, "auth.notAuthenticated");
    }

    private void assertStronger(Caller by, Optional<Scopes> scopes, Optional<Duration> life) {
        assertRefused(() -> server.tokens.make(by, "x", scopes, life), Reason.FORBIDDEN, "tokens.stronger");
    }

    private void admit(Caller by, String method, Permission permission, boolean critical) {
        server.gate.admit(
                by,
                Optional.of(new Need(permission, critical, false)),
                FakeRequest.of(method).build());
    }

    private void assertAdmitted(Caller by, String method, Permission permission, boolean critical) {
        admit(by, method, permission, critical);
    }

    private void assertOutOfScope(Caller by, String method, Permission permission, boolean critical, String scope) {
        var refused = org.assertj.core.api.Assertions.catchThrowableOfType(
                org.borgui.api.RefusedException.class, () -> admit(by, method, permission, critical));
        assertThat(refused.key()).isEqualTo("backend.errors.auth.outOfScope");
        assertThat(refused.params().get("scope")).isEqualTo(scope);
    }

    @Test
    void signing_out_does_not_take_a_programs_token_away() {
        var made = make("nightly", Scopes.usual());

        server.signIn.end(identify(made));

        assertThat(identify(made).user()).isEqualTo(ana);
    }

    @Test
    void an_admins_token_revokes_those_of_others_only_with_the_scope_for_it() {
        var made = make("nightly", Scopes.usual());
        var admin = server.admin();
        var narrow = server.tokens.make(admin, "account", Scopes.parse(List.of("account:write")), MONTH);
        var wide = server.tokens.make(admin, "users", Scopes.parse(List.of("users:write")), MONTH);

        assertRefused(
                () -> server.tokens.revoke(identify(narrow), made.token().id()), Reason.FORBIDDEN, "auth.outOfScope");
        server.tokens.revoke(identify(wide), made.token().id());
        assertNotAuthenticated(made);
    }
}

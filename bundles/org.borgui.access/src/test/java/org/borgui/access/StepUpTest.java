package org.borgui.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borgui.access.Server.assertRefused;

import java.time.Duration;
import java.util.Optional;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.Secret;
import org.borgui.api.access.Caller;
import org.borgui.api.access.Caller.Via;
import org.borgui.api.access.Permission;
import org.borgui.api.access.Resource;
import org.borgui.api.access.SessionService.Begun;
import org.borgui.spi.web.RequestGate.Need;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StepUpTest {

    private final Server server = Server.withAdmin();

    @Test
    void a_browser_that_has_just_signed_in_may_do_what_is_critical_and_after_some_minutes_not_any_more() {
        var begun = server.signIn("admin", Via.COOKIE);

        admit(begun);
        server.clock.advance(Duration.ofMinutes(5));

        assertRefused(() -> admit(begun), Reason.FORBIDDEN, "auth.stepUpRequired");
        assertRefused(
                () -> server.access.requireProof(caller(begun), Resource.PLANS),
                Reason.FORBIDDEN,
                "auth.stepUpRequired");
    }

    @Test
    void the_password_gives_a_new_session_and_ends_the_old_one_but_not_later_than_it_would_have_ended() {
        var begun = server.signIn("admin", Via.COOKIE);
        server.clock.advance(Duration.ofMinutes(30));

        var proved = server.signIn.prove(caller(begun), Server.PASSWORD, "");

        assertThat(server.accepts(begun)).isFalse();
        assertThat(proved.ends()).isEqualTo(begun.ends());
        assertThat(proved.csrf()).isNotEqualTo(begun.csrf());
        admit(proved);
        assertThat(server.restarted().accepts(proved)).isTrue();
        assertThat(server.audit.types()).endsWith("step_up");
    }

    @Test
    void a_wrong_password_changes_nothing_and_guessing_is_slowed_down() {
        var begun = server.signIn("admin", Via.COOKIE);
        var caller = caller(begun);
        for (int i = 0; i < 4; i++) {
            assertRefused(
                    () -> server.signIn.prove(caller, Secret.of("wrong"), ""),
                    Reason.INVALID,
                    "auth.currentPasswordIncorrect");
        }
        assertRefused(
                () -> server.signIn.prove(caller, Secret.of("wrong"), ""), Reason.TOO_MANY, "auth.tooManyRequests");
        assertThat(server.accepts(begun)).isTrue();
        assertThat(server.audit.types()).contains("local_login_failed", "local_login_rate_limited");
    }

    /** It is where the user is told of changes. */
    @Test
    void the_own_mail_address_is_changed_by_whoever_has_just_shown_the_password_alone() {
        var begun = server.signIn("admin", Via.COOKIE);
        server.clock.advance(Duration.ofMinutes(5));
        var none = Optional.<String>empty();

        server.users.changeProfile(caller(begun), none, Optional.of("Ada"), Optional.of(""));
        assertRefused(
                () -> server.users.changeProfile(caller(begun), none, none, Optional.of("eve@example.org")),
                Reason.FORBIDDEN,
                "auth.stepUpRequired");
        var proved = server.signIn.prove(caller(begun), Server.PASSWORD, "");
        assertThat(server.users
                        .changeProfile(caller(proved), none, none, Optional.of("ada@example.org"))
                        .email())
                .isEqualTo("ada@example.org");
    }

    @Test
    void a_token_of_a_sign_in_is_not_asked_and_cannot_be_proved() {
        var caller = server.admin();
        server.clock.advance(Duration.ofHours(2));

        server.gate.admit(
                caller,
                Optional.of(new Need(Permission.USERS_MANAGE, true, false)),
                FakeRequest.of("POST").build());
        assertRefused(() -> server.signIn.prove(caller, Server.PASSWORD, ""), Reason.INVALID, "auth.noBrowserSession");
    }

    @Test
    void a_client_refreshes_its_token_for_a_week() {
        var first = server.signIn("admin", Via.BEARER);
        var begun = first;
        for (int day = 0; day < 6; day++) {
            server.clock.advance(Duration.ofHours(23));
            begun = server.signIn.refresh(
                    server.gate.identify(Server.bearer(begun, "GET").build()));
        }

        assertThat(server.accepts(first)).isFalse();
        server.clock.advance(Duration.ofHours(20));
        var last = server.signIn.refresh(
                server.gate.identify(Server.bearer(begun, "GET").build()));
        assertThat(last.ends()).isEqualTo(server.clock.instant().plus(Duration.ofHours(10)));
        assertRefused(
                () -> server.signIn.refresh(caller(server.signIn("admin", Via.COOKIE))),
                Reason.INVALID,
                "auth.noRefresh");
    }

    private Caller caller(Begun begun) {
        return server.gate.identify(Server.cookie(begun, "GET").build());
    }

    private void admit(Begun begun) {
        var request = Server.cookie(begun, "POST")
                .header("X-CSRF-Token", begun.csrf())
                .build();
        var caller = server.gate.identify(request);
        server.gate.admit(caller, Optional.of(new Need(Permission.USERS_MANAGE, true, false)), request);
    }

    @Test
    void a_session_that_was_ended_meanwhile_is_not_renewed() {
        var begun = server.signIn("admin", Via.BEARER);
        var caller = server.gate.identify(Server.bearer(begun, "GET").build());
        var session = server.sessions.peek(caller.session()).orElseThrow();
        server.signIn.end(caller);

        assertRefused(
                () -> server.sessions.renew(session, true, false, writing -> writing.get(
                                UserDocument.KIND, caller.user().value())
                        .orElseThrow()),
                Reason.UNAUTHENTICATED,
                "auth.notAuthenticated");
        assertThat(server.storedSessions()).isZero();
    }
}

package org.borgui.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borgui.access.Server.PASSWORD;
import static org.borgui.access.Server.assertRefused;

import org.borgui.api.RefusedException.Reason;
import org.borgui.api.Secret;
import org.borgui.api.UserId;
import org.borgui.api.access.Caller;
import org.borgui.api.access.Caller.Via;
import org.borgui.api.access.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PasswordChangeTest {

    private static final Secret NEXT = Secret.of("nine green hills");

    private final Server server = Server.withAdmin();
    private final UserId ana = server.add("ana", Role.VIEWER).id();

    @Test
    void changing_it_ends_the_other_sessions_and_keeps_ones_own() {
        var own = server.signIn("ana", Via.COOKIE);
        var other = server.signIn("ana", Via.BEARER);
        var foreign = server.signIn("admin", Via.BEARER);
        var caller = server.gate.identify(Server.cookie(own, "GET").build());

        server.users.changePassword(caller, PASSWORD, NEXT, "");

        assertThat(server.accepts(own)).isTrue();
        assertThat(server.signIn.isLive(caller)).isTrue();
        assertThat(server.accepts(other)).isFalse();
        assertThat(server.accepts(foreign)).isTrue();
        var next = server.restarted();
        assertThat(next.accepts(own)).isTrue();
        assertThat(next.accepts(other)).isFalse();
        assertThat(server.begin("ana", NEXT, Via.BEARER, Server.CLIENT).user().id())
                .isEqualTo(ana);
        assertRefused(() -> server.signIn("ana", Via.BEARER), Reason.UNAUTHENTICATED, "auth.incorrectCredentials");
    }

    @Test
    void the_present_one_is_needed_and_guessing_it_is_slowed_down() {
        var caller = server.caller("ana");
        for (int i = 0; i < 4; i++) {
            assertRefused(() -> guess(caller), Reason.INVALID, "auth.currentPasswordIncorrect");
        }
        assertRefused(() -> guess(caller), Reason.TOO_MANY, "auth.tooManyRequests");
    }

    @Test
    void the_same_again_is_no_change() {
        assertRefused(
                () -> server.users.changePassword(server.caller("ana"), PASSWORD, PASSWORD, ""),
                Reason.INVALID,
                "auth.newPasswordSameAsCurrent");
    }

    @Test
    void a_reset_ends_all_sessions_and_has_to_be_changed() {
        var own = server.signIn("ana", Via.COOKIE);

        server.users.resetPassword(server.admin(), ana, NEXT);

        assertThat(server.accepts(own)).isFalse();
        var begun = server.begin("ana", NEXT, Via.COOKIE, Server.CLIENT);
        assertThat(begun.user().mustChangePassword()).isTrue();

        var caller = server.gate.identify(Server.cookie(begun, "GET").build());
        assertThat(caller.mustChangePassword()).isTrue();
        server.users.changePassword(caller, NEXT, PASSWORD, "");
        assertThat(server.gate.identify(Server.cookie(begun, "GET").build()).mustChangePassword())
                .isFalse();
    }

    @Test
    void a_reset_that_comes_while_the_present_one_is_checked_wins() {
        var caller = server.caller("ana");
        server.passwords.during(() -> server.users.resetPassword(Caller.server("test"), ana, NEXT));

        assertRefused(
                () -> server.users.changePassword(caller, PASSWORD, Secret.of("something else entirely"), ""),
                Reason.INVALID,
                "auth.currentPasswordIncorrect");
        assertThat(server.document(ana).password().hash()).isEqualTo("hash:" + NEXT.reveal());
    }

    @Test
    void a_session_that_begins_while_the_password_is_reset_is_over_at_once() {
        var begun =
                server.sessions.begin(Via.BEARER, Server.CLIENT, writing -> writing.get(UserDocument.KIND, ana.value())
                        .orElseThrow());
        var late = begun.session();
        server.users.resetPassword(Caller.server("test"), ana, NEXT);

        assertThat(server.accounts.find(ana).orElseThrow().accepts(late)).isFalse();
    }

    private void guess(Caller caller) {
        server.users.changePassword(caller, Secret.of("wrong"), NEXT, "");
    }
}

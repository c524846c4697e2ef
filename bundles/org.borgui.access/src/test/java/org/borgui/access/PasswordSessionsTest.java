package org.borgui.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.borgui.access.Server.ADDRESS;
import static org.borgui.access.Server.PASSWORD;
import static org.borgui.access.Server.assertRefused;

import java.util.List;
import java.util.Optional;
import org.borgui.access.UserDocument.Password;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.Secret;
import org.borgui.api.UserId;
import org.borgui.api.access.Caller;
import org.borgui.api.access.Caller.Via;
import org.borgui.api.access.Role;
import org.borgui.api.access.UserService.Change;
import org.borgui.spi.state.StateStore.Durability;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PasswordSessionsTest {

    private static final String INCORRECT = "auth.incorrectCredentials";

    private final Server server = Server.withAdmin();

    @Test
    void the_right_password_begins_a_session_and_is_noted() {
        var begun = server.signIn("admin", Via.BEARER);

        assertThat(begun.secret().reveal()).hasSize(43);
        assertThat(begun.csrf()).isEmpty();
        assertThat(begun.user().username()).isEqualTo("admin");
        assertThat(begun.user().lastLogin()).isEqualTo(server.clock.instant());
        assertThat(server.accepts(begun)).isTrue();
    }

    @Test
    void the_case_of_the_name_does_not_matter() {
        server.add("Änne", Role.VIEWER);

        assertThat(server.signIn("a\u0308NNE", Via.BEARER).user().username()).isEqualTo("Änne");
    }

    @Test
    void every_reason_gets_the_same_answer_and_the_same_work() {
        var disabled = server.add("disabled", Role.VIEWER);
        disable(disabled.id());
        var elsewhere = server.add("elsewhere", Role.VIEWER);
        setPassword(elsewhere.id(), new Password(null, false, false));
        for (var name : List.of("nobody", "admin", "disabled", "elsewhere", "", "x".repeat(100_000))) {
            var before = server.passwords.checks.get();
            var password = name.equals("admin") ? Secret.of("wrong") : PASSWORD;

            // each from another address, so that none has to wait
            assertRefused(
                    () -> server.begin(name, password, Via.BEARER, Server.from("a" + name.hashCode())),
                    Reason.UNAUTHENTICATED,
                    INCORRECT);

            assertThat(server.passwords.checks.get() - before).as(name).isEqualTo(1);
        }
    }

    @Test
    void each_session_has_a_secret_of_its_own_whatever_was_there_before() {
        var first = server.signIn("admin", Via.COOKIE);
        var second = server.signIn("admin", Via.COOKIE);

        assertThat(second.secret()).isNotEqualTo(first.secret());
        assertThat(second.csrf()).isNotEqualTo(first.csrf()).hasSize(43);
        assertThat(server.accepts(first)).isTrue();
    }

    @Test
    void an_old_hash_is_replaced_at_sign_in() {
        var ana = server.add("ana", Role.VIEWER).id();
        setPassword(ana, new Password("old:" + PASSWORD.reveal(), true, false));

        var begun = server.signIn("ana", Via.BEARER);

        assertThat(begun.user().mustChangePassword()).isTrue();
        assertThat(server.document(ana).password().hash()).isEqualTo("hash:" + PASSWORD.reveal());
    }

    @Test
    void who_is_disabled_while_the_password_is_checked_does_not_get_in() {
        var ana = server.add("ana", Role.VIEWER).id();
        server.passwords.during(() -> disable(ana));

        assertRefused(() -> server.signIn("ana", Via.COOKIE), Reason.UNAUTHENTICATED, INCORRECT);
        assertThat(server.storedSessions()).isZero();
    }

    @Test
    void who_gets_another_password_while_the_old_one_is_checked_does_not_get_in() {
        var ana = server.add("ana", Role.VIEWER).id();
        server.passwords.during(() -> setPassword(ana, Password.own("hash:another")));

        assertRefused(() -> server.signIn("ana", Via.COOKIE), Reason.UNAUTHENTICATED, INCORRECT);
    }

    @Test
    void after_five_failures_even_the_right_password_has_to_wait() {
        for (int i = 0; i < 4; i++) {
            assertRefused(() -> fail(ADDRESS), Reason.UNAUTHENTICATED, INCORRECT);
        }
        assertRefused(() -> fail(ADDRESS), Reason.TOO_MANY, "auth.tooManyRequests");

        assertRefused(() -> server.signIn("admin", Via.COOKIE), Reason.TOO_MANY, "auth.tooManyRequests");
        assertThat(server.begin("admin", PASSWORD, Via.COOKIE, Server.from("192.0.2.2"))
                        .user()
                        .username())
                .isEqualTo("admin");
    }

    @Test
    void the_csrf_token_is_told_to_cookie_sessions_alone() {
        var byCookie = server.signIn("admin", Via.COOKIE);
        var caller = server.gate.identify(Server.cookie(byCookie, "GET").build());

        assertThat(server.signIn.csrf(caller)).isEqualTo(byCookie.csrf()).isNotEmpty();
        assertThat(server.signIn.csrf(server.admin())).isEmpty();
        assertThat(server.signIn.csrf(Caller.anonymous(ADDRESS))).isEmpty();
    }

    @Test
    void the_csrf_token_is_the_same_after_a_restart() {
        var begun = server.signIn("admin", Via.COOKIE);
        var next = server.restarted();

        var caller = next.gate.identify(Server.cookie(begun, "GET").build());

        assertThat(next.signIn.csrf(caller)).isEqualTo(begun.csrf());
    }

    @Test
    void an_ended_session_is_over_for_good() {
        var begun = server.signIn("admin", Via.COOKIE);
        var caller = server.gate.identify(Server.cookie(begun, "GET").build());
        assertThat(server.signIn.isLive(caller)).isTrue();

        server.signIn.end(caller);

        assertThat(server.accepts(begun)).isFalse();
        assertThat(server.signIn.isLive(caller)).isFalse();
        assertThat(server.restarted().accepts(begun)).isFalse();
    }

    @Test
    void who_has_no_session_is_not_live() {
        assertThat(server.signIn.isLive(Caller.anonymous(ADDRESS))).isFalse();
        assertThat(server.signIn.isLive(Caller.server("plans"))).isFalse();
        assertThatThrownBy(() -> server.signIn("admin", Via.SERVER)).isInstanceOf(IllegalArgumentException.class);
    }

    private void fail(String address) {
        server.begin("admin", Secret.of("wrong"), Via.COOKIE, Server.from(address));
    }

    private void disable(UserId id) {
        server.users.change(
                Caller.server("test"),
                id,
                new Change(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(false)));
    }

    private void setPassword(UserId id, Password password) {
        server.state.write(
                Durability.DURABLE,
                writing -> writing.update(UserDocument.KIND, id.value(), user -> user.withPassword(password)));
    }
}

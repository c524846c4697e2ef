package org.borgui.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borgui.access.Server.CLIENT;
import static org.borgui.access.Server.PASSWORD;
import static org.borgui.access.Server.assertRefused;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.Secret;
import org.borgui.api.access.Caller;
import org.borgui.api.access.Caller.Via;
import org.borgui.api.access.PasskeyService.Ceremony;
import org.borgui.api.access.PasskeyService.Passkey;
import org.borgui.api.access.Role;
import org.borgui.api.access.SessionService.Begun;
import org.borgui.api.access.UserService.Change;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PasskeysTest {

    private final Server server = Server.withAdmin();
    private Caller ana;
    private String handle;

    @BeforeEach
    void setUp() {
        server.passkeys.setPasskeys(new FakePasskeyChecks());
        server.add("ana", Role.OPERATOR);
        ana = caller(server.signIn("ana", Via.COOKIE));
        var ceremony = server.passkeySignIn.prepare(ana, PASSWORD, "");
        handle = ceremony.options().split(" ", -1)[1];
        add(ceremony, "one", "phone");
    }

    @Test
    void signs_in_whoever_has_it_with_neither_name_nor_password() {
        var begun = show("right");

        assertThat(begun.user().username()).isEqualTo("ana");
        assertThat(server.accepts(begun)).isTrue();
        assertThat(server.audit.types()).endsWith("passkey_login_succeeded");
        assertThat(server.passkeySignIn.list(ana)).singleElement().satisfies(own -> {
            assertThat(own.name()).isEqualTo("phone");
            assertThat(own.used()).isEqualTo(server.clock.instant());
        });
        assertThat(server.users.me(ana).passkeys()).isEqualTo(1);
        assertThat(show("right").user().username()).isEqualTo("ana");
    }

    @Test
    void is_added_for_the_password_and_a_code_where_there_is_one() {
        assertRefused(
                () -> server.passkeySignIn.prepare(ana, Secret.of("not it"), ""),
                Reason.INVALID,
                "auth.currentPasswordIncorrect");
        var setup = server.factors.prepare(ana, PASSWORD);
        var codes = server.factors.enable(ana, setup.token(), FakeCodes.at(setup.seed(), server.clock.instant()));
        assertRefused(() -> server.passkeySignIn.prepare(ana, PASSWORD, ""), Reason.INVALID, "auth.totpCodeRequired");
        var code = codes.get(0).reveal();
        var ceremony = server.passkeySignIn.prepare(ana, PASSWORD, code);
        assertRefused(() -> server.passkeySignIn.prepare(ana, PASSWORD, code), Reason.INVALID, "auth.invalidTotpCode");

        assertThat(ceremony.options()).endsWith(" " + handle + " one");
        assertThat(add(ceremony, "two", "key").number()).isEqualTo(2);
    }

    @Test
    void an_answer_is_for_one_question_one_person_and_five_minutes() {
        var mine = server.passkeySignIn.prepare(ana, PASSWORD, "");
        assertRefused(() -> add(server.admin(), mine, "x"), Reason.UNAUTHENTICATED, "auth.invalidOrExpiredToken");
        assertRefused(() -> add(ana, mine, "x"), Reason.UNAUTHENTICATED, "auth.invalidOrExpiredToken");

        var late = server.passkeySignIn.prepare(ana, PASSWORD, "");
        var asked = server.passkeySignIn.begin(Server.ADDRESS);
        server.clock.advance(Duration.ofMinutes(5));
        assertRefused(() -> add(ana, late, "x"), Reason.UNAUTHENTICATED, "auth.invalidOrExpiredToken");
        assertRefused(
                () -> answer(asked, "right", "one", handle), Reason.UNAUTHENTICATED, "auth.invalidOrExpiredToken");

        var once = server.passkeySignIn.begin(Server.ADDRESS);
        answer(once, "right", "one", handle);
        assertRefused(() -> answer(once, "right", "one", handle), Reason.UNAUTHENTICATED, "auth.invalidOrExpiredToken");
    }

    @Test
    void a_wrong_answer_signs_nobody_in_and_is_recorded() {
        assertInvalid("wrong", "one", handle);
        assertInvalid("right", "other", handle);
        assertInvalid("right", "one", "");
        assertInvalid("right", "one", handle.substring(1) + "A");

        assertThat(server.audit.types()).endsWith("passkey_login_failed");
        assertThat(show("right").user().username()).isEqualTo("ana");
    }

    @Test
    void a_handle_that_was_made_up_finds_nobody() {
        assertInvalid(
                "right", "one", OwnPasskeys.none(ana.user(), new SecureRandom()).handle());
        assertInvalid("right", "one", "A".repeat(43));
    }

    @Test
    void one_that_was_copied_is_blocked_and_told() {
        assertInvalid("copied", "one", handle);

        assertThat(server.audit.types()).contains("passkey_blocked");
        assertThat(server.passkeySignIn.list(ana)).extracting(Passkey::blocked).containsExactly(true);
        assertInvalid("right", "one", handle);
    }

    @Test
    void signs_nobody_in_who_may_not() {
        server.users.change(
                Caller.server("test"),
                ana.user(),
                new Change(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(false)));
        assertInvalid("right", "one", handle);

        server.users.delete(Caller.server("test"), ana.user());
        assertInvalid("right", "one", handle);
    }

    @Test
    void is_renamed_and_removed_by_its_owner() {
        assertThat(server.passkeySignIn.rename(ana, 1, " old phone ").name()).isEqualTo("old phone");
        assertRefused(
                () -> server.passkeySignIn.rename(server.admin(), 1, "x"), Reason.NOT_FOUND, "auth.passkeyNotFound");
        server.clock.advance(Duration.ofMinutes(6));
        assertRefused(() -> server.passkeySignIn.remove(ana, 1), Reason.FORBIDDEN, "auth.stepUpRequired");
        var fresh = caller(server.signIn("ana", Via.COOKIE));

        server.passkeySignIn.remove(fresh, 1);

        assertThat(server.passkeySignIn.list(fresh)).isEmpty();
        assertInvalid("right", "one", handle);
        assertRefused(() -> server.passkeySignIn.remove(fresh, 1), Reason.NOT_FOUND, "auth.passkeyNotFound");
    }

    @Test
    void what_cannot_be_read_counts_as_wrong() {
        server.passkeys.setPasskeys(new FakePasskeyChecks() {
            @Override
            public Claim claim(String answer) {
                throw RefusedException.invalid("x", "Nobody can read this.");
            }
        });
        for (int i = 0; i < 4; i++) {
            assertInvalid("right", "one", handle);
        }
        assertThat(server.audit.types()).endsWith("passkey_login_failed");
        assertRefused(
                () -> answer(server.passkeySignIn.begin(Server.ADDRESS), "right", "one", handle),
                Reason.TOO_MANY,
                "auth.tooManyRequests");
    }

    @Test
    void of_two_answers_at_once_one_signs_in_and_the_other_is_recorded() {
        server.passkeys.setPasskeys(new FakePasskeyChecks() {
            private boolean first = true;

            @Override
            public Checked check(Secret challenge, Kept passkey, String answer) {
                if (first) {
                    first = false;
                    show("right");
                }
                return super.check(challenge, passkey, answer);
            }
        });

        assertInvalid("right", "one", handle);
        assertThat(server.audit.types()).endsWith("passkey_login_succeeded", "passkey_login_failed");
    }

    @Test
    void a_reset_password_leaves_none_and_an_own_change_leaves_them() {
        var next = Secret.of("another long password");
        server.users.changePassword(ana, PASSWORD, next, "");
        assertThat(show("right").user().username()).isEqualTo("ana");

        server.users.resetPassword(server.admin(), ana.user(), PASSWORD);
        assertInvalid("right", "one", handle);
    }

    @Test
    void a_question_ends_with_the_password_it_was_asked_for() {
        var asked = server.passkeySignIn.prepare(ana, PASSWORD, "");
        var setup = server.factors.prepare(ana, PASSWORD);
        server.factors.enable(ana, setup.token(), FakeCodes.at(setup.seed(), server.clock.instant()));

        assertRefused(() -> add(asked, "two", "x"), Reason.UNAUTHENTICATED, "auth.invalidOrExpiredToken");
    }

    @Test
    void nobody_pushes_out_what_others_were_asked() {
        var mine = server.passkeySignIn.begin("192.0.2.200");
        for (int i = 0; i < OneShots.MOST; i++) {
            server.passkeySignIn.begin(Server.ADDRESS);
        }

        assertThat(answer(mine, "right", "one", handle).user().username()).isEqualTo("ana");
    }

    @Test
    void an_admin_takes_them_away_with_the_second_factor() {
        server.factors.remove(server.admin(), ana.user());

        assertThat(server.users.get(server.admin(), ana.user()).passkeys()).isZero();
        assertInvalid("right", "one", handle);
        assertRefused(() -> server.factors.remove(server.admin(), ana.user()), Reason.INVALID, "auth.totpNotEnabled");
        var fresh = caller(server.signIn("ana", Via.COOKIE));
        assertThat(server.passkeySignIn.list(fresh)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\nb", "a\u0000"})
    void needs_a_name_of_one_line(String name) {
        var ceremony = server.passkeySignIn.prepare(ana, PASSWORD, "");

        assertRefused(() -> add(ceremony, "two", name), Reason.UNPROCESSABLE, "auth.passkeyName");
        assertRefused(() -> add(ceremony, "two", "x".repeat(101)), Reason.UNPROCESSABLE, "auth.passkeyName");
        assertThat(add(ceremony, "two", "x".repeat(100)).number()).isEqualTo(2);
    }

    @Test
    void the_same_one_is_not_added_twice_and_there_are_so_many_at_most() {
        var again = server.passkeySignIn.prepare(ana, PASSWORD, "");
        assertRefused(() -> add(again, "one", "again"), Reason.INVALID, "auth.passkeyAlreadyRegistered");

        for (int i = 1; i < StoredPasskeys.MOST; i++) {
            add(server.passkeySignIn.prepare(ana, PASSWORD, ""), "more" + i, "more");
        }
        assertRefused(() -> server.passkeySignIn.prepare(ana, PASSWORD, ""), Reason.CONFLICT, "auth.tooManyPasskeys");
    }

    @Test
    void nothing_is_asked_while_nobody_checks_them() {
        var asked = server.passkeySignIn.begin(Server.ADDRESS);
        server.passkeys.unsetPasskeys(server.passkeys.require());

        assertThat(server.passkeySignIn.domain()).isEmpty();
        assertRefused(() -> server.passkeySignIn.begin(Server.ADDRESS), Reason.FORBIDDEN, "auth.passkeysDisabled");
        assertRefused(() -> answer(asked, "right", "one", handle), Reason.FORBIDDEN, "auth.passkeysDisabled");
        server.passkeys.setPasskeys(new FakePasskeyChecks());
        answer(asked, "right", "one", handle);
    }

    @Test
    void is_still_there_after_a_restart() {
        var next = server.restarted();
        next.passkeys.setPasskeys(new FakePasskeyChecks());
        var asked = next.passkeySignIn.begin(Server.ADDRESS);

        var answer = FakePasskeyChecks.answer("right", asked.options(), "one", handle);
        assertThat(next.passkeySignIn
                        .signIn(asked.token(), answer, Via.COOKIE, CLIENT)
                        .user()
                        .username())
                .isEqualTo("ana");
    }

    private Caller caller(Begun begun) {
        return server.gate.identify(Server.cookie(begun, "GET").build());
    }

    private Passkey add(Ceremony ceremony, String id, String name) {
        var answer = FakePasskeyChecks.answer("right", ceremony.options(), id, "");
        return server.passkeySignIn.add(ana, ceremony.token(), answer, name);
    }

    private void add(Caller caller, Ceremony ceremony, String id) {
        var answer = FakePasskeyChecks.answer("right", ceremony.options(), id, "");
        server.passkeySignIn.add(caller, ceremony.token(), answer, "x");
    }

    private Begun show(String outcome) {
        return answer(server.passkeySignIn.begin(Server.ADDRESS), outcome, "one", handle);
    }

    private Begun answer(Ceremony asked, String outcome, String id, String whose) {
        var answer = FakePasskeyChecks.answer(outcome, asked.options(), id, whose);
        return server.passkeySignIn.signIn(asked.token(), answer, Via.COOKIE, CLIENT);
    }

    private void assertInvalid(String outcome, String id, String whose) {
        assertRefused(
                () -> answer(server.passkeySignIn.begin(Server.ADDRESS), outcome, id, whose),
                Reason.UNAUTHENTICATED,
                "auth.invalidPasskey");
    }
}

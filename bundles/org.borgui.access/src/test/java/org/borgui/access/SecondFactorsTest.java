package org.borgui.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borgui.access.Server.CLIENT;
import static org.borgui.access.Server.PASSWORD;
import static org.borgui.access.Server.assertRefused;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.Secret;
import org.borgui.api.access.Caller;
import org.borgui.api.access.Caller.Via;
import org.borgui.api.access.Role;
import org.borgui.api.access.SecondFactorService.Status;
import org.borgui.api.access.SessionService.Begun;
import org.borgui.spi.state.StateStore.Durability;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SecondFactorsTest {

    private static final Secret WRONG = Secret.of("not it");

    private final Server server = Server.withAdmin();
    private Begun browser;
    private Caller ana;
    private List<String> recovery;

    @BeforeEach
    void setUp() {
        server.add("ana", Role.OPERATOR);
        browser = server.signIn("ana", Via.COOKIE);
        ana = caller(browser);
        var setup = server.factors.prepare(ana, PASSWORD);
        recovery = server.factors.enable(ana, setup.token(), code()).stream()
                .map(Secret::reveal)
                .toList();
    }

    @Test
    void is_kept_only_once_its_first_code_was_right() {
        server.add("ben", Role.VIEWER);
        var ben = server.caller("ben");
        assertRefused(() -> server.factors.prepare(ben, WRONG), Reason.INVALID, "auth.currentPasswordIncorrect");
        var setup = server.factors.prepare(ben, PASSWORD);

        assertRefused(
                () -> server.factors.enable(ben, setup.token(), "000000"), Reason.INVALID, "auth.invalidTotpCode");
        assertThat(server.users.me(ben).secondFactor()).isFalse();
        assertThat(server.factors.enable(ben, setup.token(), code())).isEqualTo(setup.recoveryCodes());
        assertThat(server.users.me(ben).secondFactor()).isTrue();
        assertThat(server.factors.status(ben)).isEqualTo(new Status(true, RecoveryCodes.COUNT));
        assertRefused(
                () -> server.factors.enable(ben, setup.token(), code()),
                Reason.UNAUTHENTICATED,
                "auth.invalidOrExpiredToken");
        assertRefused(() -> server.factors.prepare(ben, PASSWORD), Reason.INVALID, "auth.totpAlreadyEnabled");
    }

    @Test
    void what_was_prepared_is_for_one_person_and_a_quarter_of_an_hour() {
        server.add("ben", Role.VIEWER);
        var ben = server.caller("ben");
        var setup = server.factors.prepare(ben, PASSWORD);

        assertRefused(
                () -> server.factors.enable(ana, setup.token(), code()),
                Reason.UNAUTHENTICATED,
                "auth.invalidOrExpiredToken");
        server.clock.advance(Duration.ofMinutes(15));
        assertRefused(
                () -> server.factors.enable(ben, setup.token(), code()),
                Reason.UNAUTHENTICATED,
                "auth.invalidOrExpiredToken");
    }

    @Test
    void what_is_kept_opens_nothing() {
        var kept = String.valueOf(server.document(ana.user()).secondFactor());

        assertThat(recovery)
                .hasSize(RecoveryCodes.COUNT)
                .doesNotHaveDuplicates()
                .allSatisfy(code -> {
                    assertThat(code).matches("([A-HJ-NP-Z2-9]{4}-){3}[A-HJ-NP-Z2-9]{4}");
                    assertThat(kept).doesNotContain(code, code.replace("-", ""));
                });
        assertThat(server.document(ana.user()).usableFactor().orElseThrow().seed())
                .startsWith("user/%s/seed|".formatted(ana.user()));
    }

    @Test
    void setting_it_up_ends_the_other_sessions() {
        server.add("ben", Role.VIEWER);
        var own = server.signIn("ben", Via.COOKIE);
        var other = server.signIn("ben", Via.BEARER);
        var setup = server.factors.prepare(caller(own), PASSWORD);

        server.factors.enable(caller(own), setup.token(), code());

        assertThat(server.accepts(own)).isTrue();
        assertThat(server.accepts(other)).isFalse();
    }

    @Test
    void after_the_password_a_code_is_asked_for() {
        later();
        var signed = server.signIn.signIn("ana", PASSWORD, Via.BEARER, CLIENT);

        assertThat(signed.begun()).isEmpty();
        assertWrong(signed.challenge(), "000000");
        var begun = byCode(signed.challenge(), code());
        assertThat(server.accepts(begun)).isTrue();
        assertThat(types()).endsWith("second_factor_asked", "totp_login_failed", "totp_login_succeeded");
        assertRefused(
                () -> byCode(signed.challenge(), recovery.get(0)),
                Reason.UNAUTHENTICATED,
                "auth.invalidOrExpiredToken");
    }

    @Test
    void a_wrong_password_is_answered_as_ever() {
        assertRefused(
                () -> server.signIn.signIn("ana", WRONG, Via.COOKIE, CLIENT),
                Reason.UNAUTHENTICATED,
                "auth.incorrectCredentials");
    }

    @Test
    void a_code_is_good_once_and_so_is_none_before_it() {
        assertWrong(challenge(), code()); // it was shown to set this up
        later();
        var used = code();
        byCode(challenge(), used);
        assertWrong(challenge(), used);

        server.clock.advance(Duration.ofMinutes(-1));
        assertWrong(challenge(), code());
    }

    @Test
    void a_challenge_lasts_ten_minutes() {
        var challenge = challenge();
        server.clock.advance(Duration.ofMinutes(10));

        assertRefused(() -> byCode(challenge, code()), Reason.UNAUTHENTICATED, "auth.invalidOrExpiredToken");
    }

    @Test
    void a_challenge_ends_with_what_it_was_made_for() {
        later();
        var challenge = challenge();
        server.users.resetPassword(Caller.server("test"), ana.user(), Secret.of("another long password"));
        assertRefused(() -> byCode(challenge, code()), Reason.UNAUTHENTICATED, "auth.incorrectCredentials");

        server.users.delete(Caller.server("test"), ana.user());
        assertRefused(() -> byCode(challenge, code()), Reason.UNAUTHENTICATED, "auth.invalidOrExpiredToken");
    }

    @Test
    void a_recovery_code_is_good_once_however_it_is_typed() {
        var typed = " " + recovery.get(3).toLowerCase(Locale.ROOT).replace("-", " ");

        byCode(challenge(), typed);

        assertThat(types()).endsWith("totp_login_succeeded", "recovery_code_used");
        assertWrong(challenge(), recovery.get(3));
        assertThat(server.factors.status(caller(byCode(challenge(), recovery.get(4)))))
                .isEqualTo(new Status(true, RecoveryCodes.COUNT - 2));
    }

    @Test
    void who_guesses_codes_has_to_wait_and_the_right_one_does_not_help() {
        var challenge = challenge();
        for (int i = 0; i < 4; i++) {
            assertWrong(challenge, "00000" + i);
        }
        assertRefused(() -> byCode(challenge, "000004"), Reason.TOO_MANY, "auth.tooManyRequests");
        assertRefused(() -> byCode(challenge, recovery.get(0)), Reason.TOO_MANY, "auth.tooManyRequests");
        assertThat(types()).contains("totp_login_rate_limited");

        var elsewhere = Server.from("192.0.2.77");
        assertThat(server.signIn
                        .signInByCode(challenge, recovery.get(0), Via.COOKIE, elsewhere)
                        .user()
                        .username())
                .isEqualTo("ana");
    }

    @Test
    void a_challenge_is_over_after_five_wrong_codes_wherever_they_come_from() {
        var challenge = challenge();
        for (int i = 0; i < 5; i++) {
            assertWrongFrom("198.51.100." + i, challenge, "000000");
        }

        assertRefused(() -> byCode(challenge, recovery.get(0)), Reason.UNAUTHENTICATED, "auth.invalidOrExpiredToken");
    }

    @Test
    void who_guesses_from_many_places_waits_too_and_only_recovery_codes_help() {
        for (int i = 0; i < 10; i++) {
            assertWrongFrom("198.51.100." + i, challenge(), "000000");
        }

        for (int doubled = 30; doubled <= 240; doubled *= 2) {
            var asked = challenge();
            var elsewhere = Server.from("203.0.113." + doubled % 251);
            assertRefused(
                    () -> server.signIn.signInByCode(asked, code(), Via.BEARER, elsewhere),
                    Reason.TOO_MANY,
                    "auth.tooManyRequests");
            server.clock.advance(Duration.ofSeconds(doubled));
            assertWrongFrom("203.0.113." + doubled % 251, asked, "000000");
        }
        assertThat(server.accepts(byCode(challenge(), recovery.get(0)))).isTrue();
        assertThat(server.restarted()
                        .document(ana.user())
                        .usableFactor()
                        .orElseThrow()
                        .wrong())
                .isZero();
    }

    @Test
    void a_password_is_changed_with_a_code_and_not_reset_by_oneself() {
        var next = Secret.of("another long password");
        assertRefused(
                () -> server.users.changePassword(ana, PASSWORD, next, ""), Reason.INVALID, "auth.totpCodeRequired");
        server.users.changePassword(ana, PASSWORD, next, recovery.get(0));
        assertRefused(
                () -> server.users.changePassword(ana, next, PASSWORD, recovery.get(0)),
                Reason.INVALID,
                "auth.invalidTotpCode");

        var admin = server.admin();
        assertRefused(
                () -> server.users.resetPassword(admin, admin.user(), next), Reason.INVALID, "settings.ownAccount");
        assertRefused(() -> server.factors.remove(admin, admin.user()), Reason.INVALID, "settings.ownAccount");
    }

    private void assertWrongFrom(String address, Secret challenge, String code) {
        assertRefused(
                () -> server.signIn.signInByCode(challenge, code, Via.BEARER, Server.from(address)),
                Reason.UNAUTHENTICATED,
                "auth.invalidTotpCode");
    }

    @Test
    void is_asked_for_when_somebody_has_to_prove_themselves() {
        later();
        var proof = server.signIn;
        assertRefused(() -> proof.prove(ana, PASSWORD, ""), Reason.INVALID, "auth.totpCodeRequired");
        assertRefused(() -> proof.prove(ana, PASSWORD, "000000"), Reason.INVALID, "auth.invalidTotpCode");
        assertRefused(() -> proof.prove(ana, WRONG, code()), Reason.INVALID, "auth.currentPasswordIncorrect");

        assertThat(server.accepts(proof.prove(ana, PASSWORD, code()))).isTrue();
        assertWrong(challenge(), code());
    }

    @Test
    void is_given_up_for_the_password_and_a_code() {
        assertRefused(() -> server.factors.disable(ana, PASSWORD, "000000"), Reason.INVALID, "auth.invalidTotpCode");
        assertRefused(
                () -> server.factors.disable(ana, WRONG, recovery.get(0)),
                Reason.INVALID,
                "auth.currentPasswordIncorrect");

        server.factors.disable(ana, PASSWORD, recovery.get(0));

        assertThat(server.factors.status(ana)).isEqualTo(new Status(false, 0));
        assertThat(server.accepts(server.signIn("ana", Via.BEARER))).isTrue();
        assertRefused(
                () -> server.factors.disable(ana, PASSWORD, recovery.get(1)), Reason.INVALID, "auth.totpNotEnabled");
    }

    @Test
    void other_recovery_codes_void_those_before() {
        var renewed = server.factors.renewRecoveryCodes(ana, PASSWORD, recovery.get(0));

        assertWrong(challenge(), recovery.get(1));
        byCode(challenge(), renewed.get(7).reveal());
    }

    @Test
    void an_admin_takes_it_away_and_nobody_else() {
        assertRefused(() -> server.factors.remove(ana, ana.user()), Reason.FORBIDDEN, "auth.notEnoughPermissions");
        server.factors.remove(server.admin(), ana.user());

        assertThat(server.accepts(browser)).isFalse();
        assertThat(server.accepts(server.signIn("ana", Via.BEARER))).isTrue();
        assertRefused(() -> server.factors.remove(server.admin(), ana.user()), Reason.INVALID, "auth.totpNotEnabled");
    }

    @Test
    void is_still_there_after_a_restart_but_a_challenge_is_not() {
        later();
        var challenge = challenge();
        var next = server.restarted();

        assertRefused(
                () -> next.signIn.signInByCode(challenge, code(), Via.COOKIE, CLIENT),
                Reason.UNAUTHENTICATED,
                "auth.invalidOrExpiredToken");
        var asked = next.signIn.signIn("ana", PASSWORD, Via.COOKIE, CLIENT).challenge();
        assertThat(next.signIn
                        .signInByCode(asked, code(), Via.COOKIE, CLIENT)
                        .user()
                        .username())
                .isEqualTo("ana");
    }

    @Test
    void a_seed_that_does_not_open_leaves_the_recovery_codes() {
        later();
        server.state.write(
                Durability.DURABLE,
                writing -> writing.update(
                        UserDocument.KIND,
                        ana.user().value(),
                        user -> user.withSecondFactor(
                                user.usableFactor().orElseThrow().resealed("sealed for something else"))));

        assertWrong(challenge(), code());
        byCode(challenge(), recovery.get(0));
    }

    private Caller caller(Begun begun) {
        var request = begun.csrf().isEmpty() ? Server.bearer(begun, "GET") : Server.cookie(begun, "GET");
        return server.gate.identify(request.build());
    }

    private String code() {
        return FakeCodes.at(Secret.of("SEED"), server.clock.instant());
    }

    private void later() {
        server.clock.advance(Duration.ofMinutes(1));
    }

    private Secret challenge() {
        return server.signIn.signIn("ana", PASSWORD, Via.BEARER, CLIENT).challenge();
    }

    private Begun byCode(Secret challenge, String code) {
        return server.signIn.signInByCode(challenge, code, Via.BEARER, CLIENT);
    }

    private void assertWrong(Secret challenge, String code) {
        assertRefused(() -> byCode(challenge, code), Reason.UNAUTHENTICATED, "auth.invalidTotpCode");
    }

    private List<String> types() {
        return server.audit.types();
    }
}

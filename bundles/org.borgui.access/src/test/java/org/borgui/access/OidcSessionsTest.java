package org.borgui.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borgui.access.Server.CLIENT;
import static org.borgui.access.Server.assertRefused;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.Secret;
import org.borgui.api.UserId;
import org.borgui.api.access.Caller.Via;
import org.borgui.api.access.OidcService.Asked;
import org.borgui.api.access.Role;
import org.borgui.spi.state.StateStore.Durability;
import org.junit.jupiter.api.Test;

/** To a provider and back, and how it ends. */
final class OidcSessionsTest extends OidcWorld {
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

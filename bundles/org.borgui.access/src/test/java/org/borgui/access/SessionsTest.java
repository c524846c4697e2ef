package org.borgui.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.borgui.api.access.Caller.Via;
import org.borgui.api.access.Role;
import org.borgui.spi.state.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SessionsTest {

    private final Server server = Server.withAdmin();

    @Test
    void a_browser_that_does_nothing_for_an_hour_is_signed_out() {
        var begun = server.signIn("admin", Via.COOKIE);

        server.clock.advance(Duration.ofMinutes(59));
        assertThat(server.accepts(begun)).isTrue();
        server.clock.advance(Duration.ofMinutes(59));
        assertThat(server.accepts(begun)).isTrue();
        server.clock.advance(Duration.ofMinutes(60));
        assertThat(server.accepts(begun)).isFalse();
        assertThat(server.accepts(begun)).isFalse();
    }

    @Test
    void a_busy_browser_is_signed_out_after_twelve_hours() {
        var begun = server.signIn("admin", Via.COOKIE);
        assertThat(begun.ends()).isEqualTo(server.clock.instant().plus(Duration.ofHours(12)));

        for (int minutes = 30; minutes < 12 * 60; minutes += 30) {
            server.clock.advance(Duration.ofMinutes(30));
            assertThat(server.accepts(begun)).isTrue();
        }
        server.clock.advance(Duration.ofMinutes(30));
        assertThat(server.accepts(begun)).isFalse();
    }

    @Test
    void a_token_is_good_for_a_day_used_or_not() {
        var begun = server.signIn("admin", Via.BEARER);

        server.clock.advance(Duration.ofHours(24).minusSeconds(1));
        assertThat(server.accepts(begun)).isTrue();
        server.clock.advance(Duration.ofSeconds(1));
        assertThat(server.accepts(begun)).isFalse();
    }

    @Test
    void a_session_that_began_while_the_clock_was_years_ahead_is_over_when_it_is_set_right() {
        var now = server.clock.instant();
        server.clock.advance(Duration.ofDays(1_000));
        var begun = server.signIn("admin", Via.BEARER);
        server.clock.advance(Duration.ofHours(-3));
        assertThat(server.accepts(begun)).isTrue();

        server.clock.set(now);

        assertThat(server.accepts(begun)).isFalse();
    }

    @Test
    void sessions_outlive_a_restart_and_nothing_kept_lets_anybody_in() {
        var begun = server.signIn("admin", Via.BEARER);
        var stored = server.state.find(SessionDocument.KIND, Query.all("sessions"));
        var next = server.restarted();

        assertThat(next.accepts(begun)).isTrue();
        assertThat(stored.toString()).doesNotContain(begun.secret().reveal());
        assertThat(next.sessions.use(SessionSecret.of(stored.get(0).value().hash()), Set.of(Via.BEARER)))
                .isEmpty();
    }

    @Test
    void the_time_of_last_use_is_kept_once_a_minute() {
        var begun = server.signIn("admin", Via.COOKIE);
        server.clock.advance(Duration.ofSeconds(59));
        assertThat(server.accepts(begun)).isTrue();
        assertThat(stored().version()).isEqualTo(1);

        server.clock.advance(Duration.ofSeconds(1));
        assertThat(server.accepts(begun)).isTrue();
        assertThat(server.accepts(begun)).isTrue();

        assertThat(stored().version()).isEqualTo(2);
        assertThat(stored().value().used()).isEqualTo(server.clock.instant());
    }

    @Test
    void a_secret_is_good_for_its_own_kind_alone() {
        var token = SessionSecret.of(server.signIn("admin", Via.BEARER).secret().reveal());
        var cookie =
                SessionSecret.of(server.signIn("admin", Via.COOKIE).secret().reveal());

        assertThat(server.sessions.use(token, Set.of(Via.COOKIE))).isEmpty();
        assertThat(server.sessions.use(cookie, Set.of(Via.BEARER))).isEmpty();
        assertThat(server.sessions.use(token, Set.of(Via.BEARER))).isPresent();
        assertThat(server.sessions.use(cookie, Set.of(Via.COOKIE))).isPresent();
    }

    @Test
    void what_is_over_is_cleared_away() {
        server.signIn("admin", Via.COOKIE);
        server.clock.advance(Duration.ofHours(13));

        server.signIn("admin", Via.COOKIE);
        assertThat(server.storedSessions()).isEqualTo(1);

        server.clock.advance(Duration.ofHours(13));
        server.restarted();
        assertThat(server.storedSessions()).isZero();
    }

    @Test
    void a_client_that_signs_in_for_every_request_loses_its_oldest_sessions() {
        server.add("robot", Role.VIEWER);
        var others = server.signIn("admin", Via.BEARER);
        var first = server.signIn("robot", Via.BEARER);
        var second = server.signIn("robot", Via.BEARER);
        for (int i = 0; i < Sessions.MOST_PER_USER - 1; i++) {
            server.signIn("robot", Via.BEARER);
        }

        assertThat(server.accepts(first)).isFalse();
        assertThat(server.accepts(second)).isTrue();
        assertThat(server.accepts(others)).isTrue();
        assertThat(server.storedSessions()).isEqualTo(Sessions.MOST_PER_USER + 1);
    }

    private org.borgui.state.Stored<SessionDocument> stored() {
        return server.state.find(SessionDocument.KIND, Query.all("sessions")).get(0);
    }
}

package org.borgui.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.Secret;
import org.borgui.spi.state.Query;
import org.borgui.state.DocumentState;
import org.borgui.state.State;
import org.borgui.testkit.SettableClock;
import org.borgui.testkit.access.KeptEvents;
import org.borgui.testkit.state.MemoryStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class ThrottleTest {

    private static final int MOST = 200;
    private static final String HERE = "192.0.2.1";

    private final SettableClock clock = SettableClock.at("2026-03-01T02:00:00Z");
    private final State state = new DocumentState(new MemoryStore());
    private Throttle throttle = new Throttle(state, clock, MOST);

    @ParameterizedTest(name = "{0} failures: wait {1} s")
    @CsvSource({"0, 0", "1, 0", "4, 0", "5, 30", "6, 60", "7, 120", "8, 240", "9, 480", "10, 960", "11, 960"})
    void each_failure_beyond_the_fourth_doubles_the_wait(int failures, long seconds) {
        for (int i = 0; i < failures; i++) {
            assertThat(failed(HERE, "ana")).isEqualTo(i < 4 ? 0 : Math.min(960, 30L << (i - 4)));
        }

        assertThat(waits(HERE)).isEqualTo(seconds);
        clock.advance(Duration.ofSeconds(Math.min(seconds, 900)));
        assertThat(waits(HERE)).isZero();
    }

    @Test
    void a_clock_that_is_set_back_makes_nobody_wait_longer() {
        for (int i = 0; i < 5; i++) {
            failed(HERE, "ana");
        }
        clock.advance(Duration.ofHours(-3));

        assertThat(waits(HERE)).isEqualTo(30);
        clock.advance(Duration.ofSeconds(30));
        assertThat(waits(HERE)).isZero();
    }

    @Test
    void failures_of_many_names_count_together() {
        for (int i = 0; i < 5; i++) {
            failed(HERE, "user" + i);
        }

        assertThat(waits(HERE)).isEqualTo(30);
    }

    @Test
    void another_source_is_never_stopped() {
        for (int i = 0; i < 20; i++) {
            failed(HERE, "ana");
        }

        assertThat(waits("192.0.2.2")).isZero();
    }

    @Test
    void failures_are_forgotten_after_a_quarter_of_an_hour() {
        for (int i = 0; i < 4; i++) {
            failed(HERE, "ana");
        }
        clock.advance(Duration.ofMinutes(15));

        assertThat(failed(HERE, "ana")).isZero();
        assertThat(waits(HERE)).isZero();
    }

    @Test
    void a_success_forgives_the_failures_of_its_own_name_alone() {
        failed(HERE, "ana");
        failed(HERE, "ana");
        failed(HERE, "admin");
        failed(HERE, "admin");
        throttle.succeeded(HERE, "ana");

        failed(HERE, "admin");
        failed(HERE, "admin");
        assertThat(waits(HERE)).isZero();
        assertThat(failed(HERE, "admin")).isEqualTo(30);
    }

    @Test
    void the_memory_and_the_rows_it_takes_are_bounded() {
        for (int i = 0; i < MOST + 50; i++) {
            failed("source" + i, "ana");
        }

        assertThat(throttle.size()).isEqualTo(MOST);
        assertThat(rows()).isEqualTo(MOST);
        throttle.succeeded("source" + MOST, "ana");
        assertThat(throttle.size()).isEqualTo(MOST - 1);
        assertThat(rows()).isEqualTo(MOST - 1);
    }

    @Test
    void many_other_sources_do_not_push_out_one_that_waits() {
        for (int i = 0; i < 8; i++) {
            failed(HERE, "admin");
        }
        for (int i = 0; i < 2 * MOST; i++) {
            failed("source" + i, "name" + i);
        }

        assertThat(waits(HERE)).isEqualTo(240);
    }

    @Test
    void among_sources_that_all_wait_the_one_that_is_done_first_makes_room() {
        for (int i = 0; i < 8; i++) {
            failed(HERE, "ana");
        }
        for (int i = 0; i < 5 * MOST; i++) {
            failed("source" + i / 5, "name" + i);
        }

        assertThat(throttle.size()).isEqualTo(MOST);
        assertThat(waits(HERE)).isEqualTo(240);
        assertThat(waits("source" + (MOST - 1))).isEqualTo(30);
        assertThat(waits("source0")).as("the one that made room").isZero();
    }

    @Test
    void a_restart_forgets_nothing() {
        for (int i = 0; i < 10; i++) {
            failed(HERE, "ana");
        }
        clock.advance(Duration.ofMinutes(1));
        throttle = new Throttle(state, clock, MOST);

        assertThat(waits(HERE)).isEqualTo(900);
        assertThat(waits("192.0.2.2")).isZero();
    }

    @Test
    void what_is_an_hour_old_is_removed() {
        for (int i = 0; i < 20; i++) {
            failed("source" + i, "ana");
        }
        clock.advance(Duration.ofMinutes(61));
        failed("another", "ana");
        assertThat(rows()).isEqualTo(1);

        clock.advance(Duration.ofMinutes(61));
        throttle = new Throttle(state, clock, MOST);
        assertThat(throttle.size()).isZero();
        assertThat(rows()).isZero();
    }

    @Test
    void while_an_account_is_guessed_from_many_sources_each_has_one_try_and_waits_longer() {
        guess("admin", 25);

        assertThat(waits("fresh", "admin"))
                .as("the first try of a fresh source")
                .isZero();
        assertThat(failed("fresh", "admin")).isEqualTo(120);
        clock.advance(Duration.ofMinutes(2));
        assertThat(failed("fresh", "admin")).isEqualTo(240);
        assertThat(waits("fresh", "ana")).as("another account").isZero();
        assertThat(failed("fresh", "ana"))
                .as("of those that are not guessed, five")
                .isZero();
    }

    @Test
    void the_longer_waits_are_kept_over_a_restart_too() {
        guess("admin", 25);
        failed("fresh", "admin");
        throttle = new Throttle(state, clock, MOST);

        assertThat(waits("fresh", "admin")).isEqualTo(120);
        assertThat(failed("another", "admin")).isEqualTo(120);
    }

    @Test
    void who_has_signed_in_from_there_keeps_five_tries_however_much_is_guessed_elsewhere() {
        throttle.succeeded(HERE, "admin");
        guess("admin", 150);
        clock.advance(Duration.ofDays(29));
        guess("admin", 150);

        for (int i = 0; i < 4; i++) {
            assertThat(failed(HERE, "admin")).as("try " + i).isZero();
        }
        assertThat(failed(HERE, "admin")).isEqualTo(30);
    }

    @Test
    void a_place_counts_as_known_for_thirty_days_and_twenty_of_them_are_kept() {
        for (int i = 0; i < 25; i++) {
            throttle.succeeded("place" + i, "admin");
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(state.find(PlaceDocument.KIND, Query.all("sign_in_places"))).hasSize(KnownPlaces.MOST_OF_ONE);
        guess("admin", 25);
        assertThat(failed("place0", "admin")).isEqualTo(120);
        assertThat(failed("place24", "admin")).isZero();

        clock.advance(Duration.ofDays(31));
        guess("admin", 25);
        assertThat(failed("place24", "admin")).isEqualTo(120);
        throttle.succeeded("new", "admin");
        assertThat(state.find(PlaceDocument.KIND, Query.all("sign_in_places"))).hasSize(1);
    }

    @Test
    void a_name_that_nobody_has_is_treated_alike() {
        guess("nobody", 25);

        assertThat(failed("fresh", "nobody")).isEqualTo(120);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "2001:db8:1:2::5, 2001:db8:1:2:ffff::6, true",
        "2001:db8:1:2::5, 2001:db8:1:3::5, false",
        "::ffff:192.0.2.1, 192.0.2.1, true",
        "not:an:address, not:an:address, true"
    })
    void an_ipv6_network_is_one_source(String one, String other, boolean same) {
        assertThat(Throttle.source(one).equals(Throttle.source(other))).isEqualTo(same);
    }

    @Test
    void guesses_at_the_same_time_do_not_get_more_tries() throws Exception {
        var passwords = new FakePasswords();
        var checks =
                new PasswordChecks(passwords, state, new GuessGuard(state, clock), new Trail(new KeptEvents()), clock);
        var threads = Executors.newFixedThreadPool(16);
        try {
            Callable<Void> guess = () -> {
                for (; ; ) {
                    var refused = catchThrowableOfType(
                            RefusedException.class,
                            () -> checks.check(
                                    "ana", Secret.of("wrong"), Optional.empty(), Optional.of("hash:right"), HERE));
                    if (refused == null || refused.reason() != Reason.UNAVAILABLE) {
                        return null; // judged, or told to wait, and not merely one of too many at once
                    }
                }
            };
            for (var done : threads.invokeAll(
                    IntStream.range(0, 64).mapToObj(i -> guess).toList())) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(passwords.checks).hasValue(5);
        assertThatCode(() -> checks.check("ana", Secret.of("wrong"), Optional.empty(), Optional.empty(), "192.0.2.9"))
                .doesNotThrowAnyException();
    }

    /** One failure for this account from each of so many sources. */
    private void guess(String name, int sources) {
        for (int i = 0; i < sources; i++) {
            throttle.failed("guesser" + i, name);
        }
    }

    private int rows() {
        return state.find(SourceDocument.KIND, Query.all("sign_in_sources")).size();
    }

    /** Counts a failure, and tells how many seconds it makes the source wait. */
    private long failed(String source, String name) {
        throttle.failed(source, name);
        return waits(source, name);
    }

    private long waits(String source) {
        return waits(source, "ana");
    }

    private long waits(String source, String name) {
        return seconds(catchThrowableOfType(RefusedException.class, () -> throttle.require(source, name)));
    }

    private static long seconds(@org.jspecify.annotations.Nullable RefusedException refused) {
        if (refused == null) {
            return 0;
        }
        assertThat(refused.reason()).isEqualTo(Reason.TOO_MANY);
        return (long) refused.params().getOrDefault("retryAfterSeconds", -1L);
    }
}

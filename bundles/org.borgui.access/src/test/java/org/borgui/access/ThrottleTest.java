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
import org.borgui.testkit.SettableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class ThrottleTest {

    private static final String HERE = "192.0.2.1";

    private final SettableClock clock = SettableClock.at("2026-03-01T02:00:00Z");
    private final Throttle throttle = new Throttle(clock);

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
    void the_memory_it_takes_is_bounded() {
        for (int i = 0; i < Throttle.MOST_SOURCES + 500; i++) {
            failed("source" + i, "ana");
        }

        assertThat(throttle.size()).isEqualTo(Throttle.MOST_SOURCES);
        throttle.succeeded("source10000", "ana");
        assertThat(throttle.size()).isEqualTo(Throttle.MOST_SOURCES - 1);
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
        var checks = new PasswordChecks(passwords, clock);
        var threads = Executors.newFixedThreadPool(16);
        try {
            Callable<Void> guess = () -> {
                var ignored = catchThrowableOfType(
                        RefusedException.class,
                        () -> checks.check("ana", Secret.of("wrong"), Optional.of("hash:right"), HERE));
                return null;
            };
            for (var done : threads.invokeAll(
                    IntStream.range(0, 64).mapToObj(i -> guess).toList())) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(passwords.checks).hasValue(5);
        assertThatCode(() -> checks.check("ana", Secret.of("wrong"), Optional.empty(), "192.0.2.9"))
                .doesNotThrowAnyException();
    }

    /** Counts a failure, and tells how many seconds it makes the source wait. */
    private long failed(String source, String name) {
        return seconds(catchThrowableOfType(RefusedException.class, () -> throttle.failed(source, name)));
    }

    private long waits(String source) {
        return seconds(catchThrowableOfType(RefusedException.class, () -> throttle.require(source)));
    }

    private static long seconds(@org.jspecify.annotations.Nullable RefusedException refused) {
        if (refused == null) {
            return 0;
        }
        assertThat(refused.reason()).isEqualTo(Reason.TOO_MANY);
        return (long) refused.params().getOrDefault("retryAfterSeconds", -1L);
    }
}

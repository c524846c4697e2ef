package org.borgui.core.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.borgui.testkit.SettableClock;
import org.junit.jupiter.api.Test;

class ClockWatchTest {

    private final SettableClock clock = SettableClock.at("2026-03-01T02:00:00Z");
    private final AtomicReference<Duration> uptime = new AtomicReference<>(Duration.ofDays(3));
    private final ClockWatch watch = new ClockWatch(clock, uptime::get);

    private void pass(Duration time) {
        clock.advance(time);
        uptime.updateAndGet(before -> before.plus(time));
    }

    @Test
    void time_that_passes_is_no_change_also_while_the_machine_sleeps() {
        assertThat(watch.look()).isEmpty();
        pass(Duration.ofSeconds(30));
        assertThat(watch.look()).isEmpty();
        pass(Duration.ofHours(9));
        assertThat(watch.look()).isEmpty();
    }

    @Test
    void a_clock_that_is_set_is_noticed_once_both_ways() {
        watch.look();
        clock.advance(Duration.ofHours(3));
        assertThat(watch.look()).contains(Duration.ofHours(3));
        assertThat(watch.look()).isEmpty();
        clock.advance(Duration.ofHours(-3));
        assertThat(watch.look()).contains(Duration.ofHours(-3));
    }

    @Test
    void a_clock_that_is_corrected_by_little_is_left_alone() {
        watch.look();
        clock.advance(Duration.ofMinutes(2));
        assertThat(watch.look()).isEmpty();
    }

    @Test
    void the_machine_says_how_long_it_has_been_running() {
        assertThat(ClockWatch.ofMachine()).isPositive();
    }
}

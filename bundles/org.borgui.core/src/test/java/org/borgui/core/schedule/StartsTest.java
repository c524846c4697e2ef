package org.borgui.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartsTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant WINTER = Instant.parse("2026-01-01T00:00:00Z");

    private static List<Instant> starts(String cron, int spread, long number, Instant from, Instant until) {
        var starts = Starts.of(cron, BERLIN, spread, number);
        var found = new ArrayList<Instant>();
        for (var next = starts.next(from.minusNanos(1));
                next.filter(start -> start.isBefore(until)).isPresent();
                next = starts.next(next.get())) {
            found.add(next.get());
        }
        return found;
    }

    /** Both changes of the clock; the longest spread is longer than the time between two slots. */
    @ParameterizedTest
    @ValueSource(strings = {"0 2 * * *", "30 2 * * *", "0 * * * *", "*/20 * * * *", "0 3 * * 0"})
    void each_slot_has_one_start_before_the_next_slot_also_where_the_clock_changes(String cron) {
        for (var change : List.of(Instant.parse("2026-03-29T01:00:00Z"), Instant.parse("2026-10-25T01:00:00Z"))) {
            var slots = Slots.of(cron, BERLIN)
                    .between(change.minus(Duration.ofDays(9)), change.plus(Duration.ofDays(20)), Integer.MAX_VALUE);
            for (int spread : List.of(0, 10, 45)) {
                var starts = starts(cron, spread, 17, slots.get(0), change.plus(Duration.ofDays(5)));
                assertThat(starts).hasSizeGreaterThan(1);
                for (int i = 0; i < starts.size(); i++) {
                    assertThat(starts.get(i))
                            .isBetween(slots.get(i), slots.get(i + 1).minusNanos(1));
                    assertThat(Duration.between(slots.get(i), starts.get(i)))
                            .isLessThan(Duration.ofMinutes(spread + 1));
                }
            }
        }
    }

    @Test
    void without_a_spread_a_start_is_its_slot() {
        assertThat(Starts.of("0 2 * * *", BERLIN, 0, 7).next(WINTER))
                .isEqualTo(Slots.of("0 2 * * *", BERLIN).next(WINTER));
    }

    @Test
    void many_of_the_same_time_lie_evenly_and_always_at_the_same_times() {
        var delays = LongStream.rangeClosed(1, 60)
                .mapToObj(number -> Starts.of("0 2 * * *", BERLIN, 60, number).next(WINTER))
                .map(Optional::orElseThrow)
                .map(start -> Duration.between(Instant.parse("2026-01-01T01:00:00Z"), start))
                .toList();
        for (int quarter = 0; quarter < 4; quarter++) {
            long from = quarter * 15L;
            assertThat(delays.stream().filter(delay -> delay.toMinutes() / 15 * 15 == from))
                    .hasSizeBetween(13, 17);
        }
        assertThat(Starts.of("0 2 * * *", BERLIN, 60, 5).next(WINTER))
                .isEqualTo(Starts.of("0 2 * * *", BERLIN, 60, 5).next(WINTER));
    }

    @Test
    void what_was_due_before_a_schedule_was_changed_is_over_also_where_it_would_begin_later() {
        var slot = Instant.parse("2026-01-01T01:00:00Z");
        var starts = Starts.of("0 2 * * *", BERLIN, 60, 1);
        var over = starts.over(slot.plusSeconds(60));
        assertThat(over).isEqualTo(starts.next(WINTER).orElseThrow());
        assertThat(starts.next(over).orElseThrow()).isAfter(slot.plus(Duration.ofHours(23)));
        assertThat(starts.over(slot.plus(Duration.ofHours(3)))).isEqualTo(slot.plus(Duration.ofHours(3)));
    }
}

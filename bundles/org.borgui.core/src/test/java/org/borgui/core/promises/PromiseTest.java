package org.borgui.core.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.borgui.api.plan.Promise;
import org.junit.jupiter.api.Test;

class PromiseTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private final Promise daily = new Promise(1, LocalTime.of(6, 0));

    private static Instant at(String time) {
        return Instant.parse(time);
    }

    @Test
    void it_is_due_at_its_hour_of_each_day_in_its_zone() {
        assertThat(daily.due(at("2026-01-10T05:00:00Z"), BERLIN)).isEqualTo(at("2026-01-10T05:00:00Z"));
        assertThat(daily.due(at("2026-01-10T04:59:59Z"), BERLIN)).isEqualTo(at("2026-01-09T05:00:00Z"));
        assertThat(daily.next(at("2026-01-10T05:00:00Z"), BERLIN)).isEqualTo(at("2026-01-11T05:00:00Z"));
        assertThat(daily.since(at("2026-01-10T05:00:00Z"), BERLIN)).isEqualTo(at("2026-01-09T05:00:00Z"));
        assertThat(new Promise(7, LocalTime.NOON).since(at("2026-01-10T11:00:00Z"), BERLIN))
                .isEqualTo(at("2026-01-03T11:00:00Z"));
    }

    /** On 29 March 2026 the clocks of Berlin go from 02:00 to 03:00, on 25 October from 03:00 to 02:00. */
    @Test
    void a_day_with_a_clock_change_is_a_day() {
        assertThat(daily.since(at("2026-03-29T04:00:00Z"), BERLIN)).isEqualTo(at("2026-03-28T05:00:00Z"));
        var skipped = new Promise(1, LocalTime.of(2, 30));
        assertThat(skipped.due(at("2026-03-29T12:00:00Z"), BERLIN)).isEqualTo(at("2026-03-29T01:30:00Z"));
        assertThat(skipped.next(at("2026-03-29T12:00:00Z"), BERLIN)).isEqualTo(at("2026-03-30T00:30:00Z"));
        var twice = skipped.due(at("2026-10-25T12:00:00Z"), BERLIN);
        assertThat(skipped.due(twice, BERLIN)).isEqualTo(twice);
        assertThat(skipped.next(twice, BERLIN)).isEqualTo(at("2026-10-26T01:30:00Z"));
    }
}

package org.borgui.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class SettableClockTest {

    @Test
    void it_moves_only_when_told_to_and_in_every_zone() {
        var clock = SettableClock.at("2026-03-01T02:00:00Z");
        var elsewhere = clock.withZone(ZoneId.of("Asia/Tokyo"));

        assertThat(clock.advance(Duration.ofMinutes(5))).isEqualTo(Instant.parse("2026-03-01T02:05:00Z"));
        assertThat(elsewhere.instant()).isEqualTo(clock.instant());
        clock.set(Instant.EPOCH);
        assertThat(elsewhere.millis()).isZero();
        assertThat(elsewhere.getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    }
}

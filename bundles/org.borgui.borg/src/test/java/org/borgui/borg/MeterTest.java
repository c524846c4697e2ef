package org.borgui.borg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.borgui.api.job.Progress;
import org.junit.jupiter.api.Test;

final class MeterTest {

    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong time = new AtomicLong();
    private final List<Progress> told = new ArrayList<>();
    private final Meter meter = new Meter(time::get, told::add);

    @Test
    void it_begins_at_once_and_thins_what_comes_fast() {
        for (var i = 0; i < 1000; i++) {
            time.addAndGet(SECOND / 1000);
            meter.at(bytes(i), OptionalLong.empty());
        }

        assertThat(told.get(0)).isEqualTo(Progress.begun());
        assertThat(told).hasSizeBetween(4, 6);
    }

    @Test
    void percent_and_remaining_time_need_a_total() {
        time.addAndGet(SECOND);
        meter.at(bytes(100), OptionalLong.empty());
        time.addAndGet(SECOND);
        meter.at(bytes(200), OptionalLong.of(1000));
        time.addAndGet(SECOND);
        meter.at(bytes(2000), OptionalLong.of(1000));

        assertThat(told.get(1).percent()).isNull();
        assertThat(told.get(2).percent()).isEqualTo(20.0);
        assertThat(told.get(2).bytesPerSecond()).isEqualTo(100.0);
        assertThat(told.get(2).secondsLeft()).isEqualTo(8);
        assertThat(told.get(3).percent()).isNull();
    }

    @Test
    void the_speed_is_that_of_the_last_seconds() {
        time.addAndGet(20 * SECOND);
        meter.at(bytes(1_000_000), OptionalLong.empty());
        for (var i = 1; i <= 12; i++) {
            time.addAndGet(SECOND);
            meter.at(bytes(1_000_000 + i), OptionalLong.empty());
        }

        assertThat(told.get(told.size() - 1).bytesPerSecond()).isEqualTo(1.0);
    }

    @Test
    void the_end_is_always_told_and_complete() {
        meter.end(bytes(7), OptionalLong.of(1000));

        var last = told.get(told.size() - 1);
        assertThat(last.originalSize()).isEqualTo(7);
        assertThat(last.percent()).isEqualTo(100.0);
        assertThat(last.secondsLeft()).isZero();
    }

    private static Line.Archived bytes(long bytes) {
        return new Line.Archived(bytes, 0, 0, 0, "");
    }
}

package org.borgui.core.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.borgui.api.RefusedException;
import org.borgui.api.archive.Archive;
import org.borgui.api.plan.Kept;
import org.borgui.api.plan.Retention;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2026-06-30T12:00:00Z");

    private static Archive archive(String time) {
        return new Archive(time, time, Instant.parse(time));
    }

    private static List<String> kept(Retention retention, List<Archive> archives) {
        return new Rules(retention, BERLIN)
                .decide(archives, NOW).stream()
                        .filter(Kept::isKept)
                        .map(kept -> "%s %s #%d".formatted(kept.archive().name(), kept.rule(), kept.number()))
                        .toList();
    }

    @Test
    void the_newest_of_each_local_day_stays() {
        var archives = List.of(
                archive("2026-06-28T21:59:00Z"), // 23:59 in Berlin
                archive("2026-06-28T22:01:00Z"), // the next day there
                archive("2026-06-29T10:00:00Z"));
        assertThat(kept(new Retention(0, 2, 0, 0, 0, 0, null), archives))
                .containsExactly("2026-06-29T10:00:00Z daily #1", "2026-06-28T21:59:00Z daily #2");
    }

    @Test
    void rules_add_up_and_the_oldest_stays_for_a_rule_that_finds_too_few() {
        var archives = IntStream.range(0, 60)
                .mapToObj(day -> archive(NOW.minusSeconds(86_400L * day).toString()))
                .toList();
        assertThat(kept(new Retention(0, 3, 0, 3, 0, 1, null), archives))
                .containsExactly(
                        "2026-06-30T12:00:00Z daily #1",
                        "2026-06-29T12:00:00Z daily #2",
                        "2026-06-28T12:00:00Z daily #3",
                        "2026-05-31T12:00:00Z monthly #1",
                        "2026-05-02T12:00:00Z monthly[oldest] #2");
    }

    @Test
    void quarters_stand_between_months_and_years() {
        var archives = List.of(
                archive("2026-06-30T10:00:00Z"),
                archive("2026-05-30T10:00:00Z"),
                archive("2026-03-30T10:00:00Z"),
                archive("2026-02-28T10:00:00Z"),
                archive("2025-12-30T10:00:00Z"));
        assertThat(kept(new Retention(0, 0, 0, 0, 3, 0, null), archives))
                .containsExactly(
                        "2026-06-30T10:00:00Z quarterly #1",
                        "2026-03-30T10:00:00Z quarterly #2",
                        "2025-12-30T10:00:00Z quarterly #3");
    }

    @Test
    void all_that_is_younger_stays() {
        var archives = List.of(
                archive("2026-06-30T10:00:00Z"), archive("2026-06-28T12:00:01Z"), archive("2026-06-28T12:00:00Z"));
        assertThat(kept(new Retention(0, 0, 0, 0, 0, 0, "48H"), archives))
                .containsExactly("2026-06-30T10:00:00Z within #1", "2026-06-28T12:00:01Z within #2");
    }

    @Test
    void rules_that_keep_nothing_are_refused() {
        assertThatThrownBy(() -> new Retention(0, 0, 0, 0, 0, 0, null))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("keep no archive at all");
        assertThatThrownBy(() -> new Retention(0, -1, 0, 0, 0, 0, null)).isInstanceOf(RefusedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "d", "0d", "2x", "-1d", "2d ", "999999d", "2d\n"})
    void what_is_no_time_span_is_refused(String within) {
        assertThatThrownBy(() -> new Retention(0, 1, 0, 0, 0, 0, within)).isInstanceOf(RefusedException.class);
    }
}

package org.borgui.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import org.assertj.core.data.Offset;
import org.borgui.api.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SlotsTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** The clock is put forward at 02:00 on 2026-03-29, and back at 03:00 on 2026-10-25. */
    private static List<String> local(String cron, ZoneId zone, String from, String to) {
        return Slots.of(cron, zone)
                .between(
                        LocalDateTime.parse(from).atZone(zone).toInstant().minusNanos(1),
                        LocalDateTime.parse(to).atZone(zone).toInstant(),
                        1000)
                .stream()
                .map(slot -> slot.atZone(zone).toOffsetDateTime().toString())
                .toList();
    }

    @Test
    void a_time_that_does_not_exist_comes_later_on_that_day_and_only_once() {
        assertThat(local("30 2 * * *", BERLIN, "2026-03-28T00:00", "2026-03-30T23:00"))
                .containsExactly("2026-03-28T02:30+01:00", "2026-03-29T03:30+02:00", "2026-03-30T02:30+02:00");
        assertThat(local("30 2,3 * * *", BERLIN, "2026-03-29T00:00", "2026-03-29T23:00"))
                .containsExactly("2026-03-29T03:30+02:00");
    }

    @Test
    void a_time_that_exists_twice_comes_the_first_time() {
        assertThat(local("30 2 * * *", BERLIN, "2026-10-24T00:00", "2026-10-26T23:00"))
                .containsExactly("2026-10-24T02:30+02:00", "2026-10-25T02:30+02:00", "2026-10-26T02:30+01:00");
    }

    @Test
    void what_goes_by_hours_comes_in_every_hour_that_passes() {
        assertThat(local("0 * * * *", BERLIN, "2026-10-25T01:00", "2026-10-25T04:00"))
                .containsExactly(
                        "2026-10-25T01:00+02:00",
                        "2026-10-25T02:00+02:00",
                        "2026-10-25T02:00+01:00",
                        "2026-10-25T03:00+01:00",
                        "2026-10-25T04:00+01:00");
        assertThat(local("0 * * * *", BERLIN, "2026-03-29T01:00", "2026-03-29T04:00"))
                .containsExactly("2026-03-29T01:00+01:00", "2026-03-29T03:00+02:00", "2026-03-29T04:00+02:00");
    }

    @Test
    void a_change_of_half_an_hour_is_no_exception() {
        var lordHowe = ZoneId.of("Australia/Lord_Howe"); // put forward by 30 min at 02:00 on 2026-10-04
        assertThat(local("15 2 * * *", lordHowe, "2026-10-03T00:00", "2026-10-05T23:00"))
                .containsExactly("2026-10-03T02:15+10:30", "2026-10-04T02:45+11:00", "2026-10-05T02:15+11:00");
    }

    @Test
    void minutes_around_a_change_come_in_their_order_and_each_once() {
        var lordHowe = ZoneId.of("Australia/Lord_Howe");
        assertThat(local("20,25,40,55 2 * * *", lordHowe, "2026-10-03T12:00", "2026-10-04T12:00"))
                .containsExactly("2026-10-04T02:40+11:00", "2026-10-04T02:50+11:00", "2026-10-04T02:55+11:00");
        var cairo = ZoneId.of("Africa/Cairo"); // put forward at midnight of 2026-04-24
        assertThat(local("0 */12 * * *", cairo, "2026-04-23T18:00", "2026-04-24T13:00"))
                .containsExactly("2026-04-24T01:00+03:00", "2026-04-24T12:00+03:00");
    }

    @Test
    void the_29th_of_february_comes_in_leap_years() {
        assertThat(local("0 3 29 2 *", BERLIN, "2026-01-01T00:00", "2033-01-01T00:00"))
                .containsExactly("2028-02-29T03:00+01:00", "2032-02-29T03:00+01:00");
    }

    @Test
    void when_both_days_are_restricted_either_will_do() {
        assertThat(local("0 3 13 * 5", BERLIN, "2026-11-01T00:00", "2026-11-30T00:00"))
                .containsExactly(
                        "2026-11-06T03:00+01:00",
                        "2026-11-13T03:00+01:00",
                        "2026-11-20T03:00+01:00",
                        "2026-11-27T03:00+01:00");
        assertThat(local("0 3 12 * 5", BERLIN, "2026-11-09T00:00", "2026-11-14T00:00"))
                .containsExactly("2026-11-12T03:00+01:00", "2026-11-13T03:00+01:00");
    }

    @Test
    void a_day_that_never_is_has_no_slot() {
        assertThat(Slots.of("0 3 30 2 *", BERLIN).next(Instant.parse("2026-01-01T00:00:00Z")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "* * * *",
                "* * * * * *",
                "60 * * * *",
                "0 24 * * *",
                "0 0 0 * *",
                "0 0 * 13 *",
                "x * * * *",
                "@daily",
                "0 0 * * 8",
                "*/0 * * * *",
                "0 0 * * MON-",
                "-1 * * * *",
                "1-0-2 * * * *"
            })
    void what_is_no_expression_is_refused_with_a_sentence(String text) {
        assertThatThrownBy(() -> Slots.of(text, BERLIN))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("is no cron expression");
    }

    /** A year in ten zones: each day has its slot, none twice, and none is before the one before it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTC",
                "Europe/Berlin",
                "America/New_York",
                "America/St_Johns",
                "America/Sao_Paulo",
                "Asia/Kolkata",
                "Asia/Kathmandu",
                "Australia/Lord_Howe",
                "Pacific/Chatham",
                "Africa/Casablanca"
            })
    void a_year_of_days_has_a_slot_each(String name) {
        var zone = ZoneId.of(name);
        var start = LocalDateTime.parse("2026-01-01T00:00").atZone(zone).toInstant();
        var end = LocalDateTime.parse("2027-01-01T00:00").atZone(zone).toInstant();
        for (var cron : List.of("0 0 * * *", "30 1 * * *", "15 2 * * *", "45 2 * * *", "0 3 * * *", "59 23 * * *")) {
            var slots = Slots.of(cron, zone).between(start.minusNanos(1), end.minusNanos(1), 1000);
            assertThat(slots).as("%s in %s", cron, zone).hasSize(365).isSorted();
            assertThat(new HashSet<>(slots)).hasSize(365);
        }
        var hours = Slots.of("0 * * * *", ZoneId.of(name)).between(start.minusNanos(1), end.minusNanos(1), 10_000);
        assertThat(Duration.between(start, end).toHours()).isCloseTo(hours.size(), Offset.offset(1L));
        assertThat(hours).isSorted().doesNotHaveDuplicates();
    }
}

package org.borgui.catalog.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01T01:02:03.000004",
                "2024-02-29T23:59:59",
                "1970-01-01T00:00:00",
                "1969-12-31T23:59:59.999999",
                "0001-01-01T00:00:00",
                "9999-12-31T23:59:59.999999",
                "2000-02-29T00:00:00",
                "1900-03-01T00:00:00"
            })
    void are_the_same_texts_again(String text) {
        long micros = Times.micros(text);
        assertThat(Math.floorDiv(micros, 1_000_000))
                .isEqualTo(LocalDateTime.parse(text).toEpochSecond(ZoneOffset.UTC));
        assertThat(Times.text(micros, Times.hasMicros(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-02-29T00:00:00",
                "1900-02-29T00:00:00",
                "2026-13-01T00:00:00",
                "2026-00-01T00:00:00",
                "2026-01-01T24:00:00",
                "2026-01-01 00:00:00",
                "2026-01-01T00:00:00.12345x",
                "2026-01-01T00:00:00+01",
                "２026-01-01T00:00:00"
            })
    void that_borg_does_not_print_stay_texts(String text) {
        assertThat(Times.micros(text)).isEqualTo(Times.NONE);
    }
}

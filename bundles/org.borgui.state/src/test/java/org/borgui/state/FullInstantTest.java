package org.borgui.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FullInstantTest {

    private final ObjectMapper mapper = Mapping.mapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-15T02:04:06.123456789Z",
                "2024-02-29T23:59:59.999999999Z",
                "0001-01-01T00:00:00Z",
                "1969-12-31T23:59:59.000000001Z",
                "9999-12-31T23:59:59Z"
            })
    void comes_back_as_it_was_written(String text) throws Exception {
        var time = Instant.parse(text);

        assertThat(mapper.readValue(mapper.writeValueAsString(time), Instant.class))
                .isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-15T02:04:06Z", "2026-03-15T02:04:06.5Z", "2026-03-15T04:04:06.12+02:00"})
    void other_forms_are_understood_too(String text) throws Exception {
        assertThat(mapper.readValue('"' + text + '"', Instant.class))
                .isBetween(Instant.parse("2026-03-15T02:04:06Z"), Instant.parse("2026-03-15T02:04:06.5Z"));
    }

    @Test
    void what_is_no_time_is_refused() {
        for (var text : new String[] {"2026-13-15T02:04:06.123456789Z", "2026-03-15T02:04:0x.123456789Z", "soon"}) {
            assertThatThrownBy(() -> mapper.readValue('"' + text + '"', Instant.class))
                    .isInstanceOf(JsonMappingException.class);
        }
    }
}

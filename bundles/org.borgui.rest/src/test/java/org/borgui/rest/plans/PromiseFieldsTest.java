package org.borgui.rest.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalTime;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.borgui.api.RefusedException;
import org.borgui.api.plan.Promise;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromiseFieldsTest {

    private static @Nullable Promise read(String json) throws JsonProcessingException {
        return PromiseFields.read(new ObjectMapper().readTree(json));
    }

    @Test
    void a_promise_is_days_and_a_time() throws JsonProcessingException {
        assertThat(read("{\"every_days\": 3, \"by\": \"23:59\"}")).isEqualTo(new Promise(3, LocalTime.of(23, 59)));
        assertThat(read("{\"by\": \"06:00\"}")).isEqualTo(new Promise(1, LocalTime.of(6, 0)));
        assertThat(read("null")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"by\": null}",
                "{\"by\": 6}",
                "{\"by\": \"\"}",
                "{\"by\": \"6:00\"}",
                "{\"by\": \"24:00\"}",
                "{\"by\": \"06:00:30\"}",
                "{\"by\": \"06:00:00\"}",
                "{\"by\": \"06:00\\n\"}",
                "{\"by\": \"06:00\", \"every_days\": \"1\"}",
                "{\"by\": \"06:00\", \"every_days\": 1.5}",
                "[]",
                "\"06:00\""
            })
    void anything_else_is_refused_for_the_field_of_the_promise(String json) {
        assertThatThrownBy(() -> read(json))
                .asInstanceOf(InstanceOfAssertFactories.type(RefusedException.class))
                .satisfies(refused -> assertThat(refused.params()).containsEntry("field", "promise"));
    }
}

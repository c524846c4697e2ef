package org.borgui.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PostureTest {

    private final Rest rest = new Rest();

    @Test
    void what_is_weak_is_told_with_the_moment_of_the_look() throws Exception {
        var before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var answer = rest.get("posture").json();

        assertThat(OffsetDateTime.parse(answer.path("looked_at").asText()).toInstant())
                .isBetween(before, Instant.now());
        assertThat(answer.path("weaknesses")).hasSize(2);
        assertThat(answer.at("/weaknesses/0").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("id", "severity", "title", "reason", "remedy", "page", "object");
        assertThat(answer.at("/weaknesses/0/severity").asText()).isEqualTo("high");
        assertThat(answer.at("/weaknesses/0/page").isNull()).isTrue();
        assertThat(answer.at("/weaknesses/1/severity").asText()).isEqualTo("low");
        assertThat(answer.at("/weaknesses/1/object").asText()).isEqualTo("ana");
    }
}

package org.borgui.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Wipes, restore checks and scheduled checks on the wire. */
class CareTest {

    private final Rest rest = new Rest();

    @Test
    void a_wipe_is_looked_at_first_and_keeps_its_number() throws Exception {
        var seen = rest.post("repositories/5/wipe-preview", "{}").json();
        assertThat(seen.path("status").asText()).isEqualTo("previewed");
        assertThat(seen.path("confirmation_phrase").asText()).isEqualTo("photos");
        assertThat(seen.at("/archives/0/protected").asBoolean()).isFalse();
        assertThat(seen.path("job_id").isNull()).isTrue();

        var body =
                "{\"preview_id\": 3, \"preview_fingerprint\": \"sha256:01\", \"confirmation_phrase\": \"photos\", \"understood\": true}";
        var begun = rest.post("repositories/5/wipe", body).json();
        assertThat(begun.path("id").asLong()).isEqualTo(seen.path("id").asLong());
        assertThat(begun.path("phase").asText()).isEqualTo("confirmed");
        assertThat(begun.path("status").asText()).isEqualTo("running");
        assertThat(begun.path("job_id").asLong()).isEqualTo(44);
    }

    @Test
    void what_a_wipe_needs_is_named() throws Exception {
        var answer = rest.call("POST", "repositories/5/wipe", "application/json", "{\"preview_id\": 3}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("preview_fingerprint");
    }
}

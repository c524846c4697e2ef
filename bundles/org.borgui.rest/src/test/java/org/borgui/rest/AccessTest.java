package org.borgui.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AccessTest {

    private final Rest rest = new Rest();

    @Test
    void sessions_are_told_with_where_they_are() throws Exception {
        var session = rest.get("auth/sessions").json().path(0);

        assertThat(session.path("kind").asText()).isEqualTo("browser");
        assertThat(session.path("address").asText()).isEqualTo("192.0.2.1");
        assertThat(session.path("current").asBoolean()).isTrue();
        assertThat(rest.get("settings/users/2/sessions").json().size()).isEqualTo(1);
        assertThat(rest.call("DELETE", "auth/sessions", null, null)
                        .json()
                        .path("ended")
                        .asInt())
                .isEqualTo(2);
        assertThat(rest.call("DELETE", "auth/sessions/4", null, null).status()).isEqualTo(204);
        assertThat(rest.call("DELETE", "settings/users/2/sessions/4", null, null)
                        .status())
                .isEqualTo(204);
    }

    @Test
    void a_token_is_told_once_with_ninety_days_unless_asked() throws Exception {
        var made = rest.post("settings/tokens", "{\"name\": \"nightly\"}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().path("token").asText()).isEqualTo("borgui_secret");
        assertThat(made.json().path("expires_at").asText())
                .isEqualTo(Times.text(Samples.NOW.plus(java.time.Duration.ofDays(90))));
        assertThat(made.json().path("scopes").toString())
                .contains("archives:write")
                .doesNotContain("critical");
        var listed = rest.get("settings/tokens").json().path(0);
        assertThat(listed.has("token")).isFalse();
        assertThat(listed.path("last_used_at").isNull()).isTrue();
        assertThat(rest.call("DELETE", "settings/tokens/3", null, null).status())
                .isEqualTo(204);
        assertThat(rest.get("settings/users/2/tokens").json().size()).isEqualTo(1);
    }

    @Test
    void a_token_is_limited_as_asked() throws Exception {
        var made =
                rest.post("settings/tokens", "{\"name\": \"x\", \"scopes\": [\"jobs:*\"], \"expires_in_days\": null}");
        assertThat(made.json().path("scopes").toString()).isEqualTo("[\"jobs:critical\",\"jobs:read\",\"jobs:write\"]");
        assertThat(made.json().path("expires_at").isNull()).isTrue();
        for (var wrong : new String[] {"[\"jobs\"]", "[]", "[\"jobs:delete\"]"}) {
            var answer = rest.post("settings/tokens", "{\"name\": \"x\", \"scopes\": " + wrong + "}");
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.body()).contains("tokens.invalidScope");
        }
    }

    @Test
    void the_audit_log_is_read_verified_and_exported() throws Exception {
        var page = rest.get("audit?limit=1&type=request,refused&success=true&user=ana")
                .json();
        assertThat(page.path("more").asBoolean()).isTrue();
        var entry = page.at("/entries/0");
        assertThat(entry.path("request_id").asText()).isEqualTo("r1");
        assertThat(entry.at("/changes/0/after").isNull()).isTrue();
        var verified = rest.call("POST", "audit/verify", null, null).json();
        assertThat(verified.path("damages").path(0).asText()).isEqualTo("Entry 3 is missing.");
        assertThat(rest.get("audit/export").body()).startsWith("{\"id\":7,").endsWith("}\n");
        var csv = rest.get("audit/export?format=csv");
        assertThat(csv.header("Content-Disposition")).contains("audit.csv");
        assertThat(csv.body()).contains(",'=ana,", ",\"said \"\"so\"\", twice\",");
        assertThat(rest.get("audit/export?format=xml").status()).isEqualTo(400);
    }

    @Test
    void sign_ins_are_told_as_existing_clients_know_them() throws Exception {
        var event = rest.get("auth/events?limit=1").json().path(0);

        assertThat(event.path("event_type").asText()).isEqualTo("request");
        assertThat(event.path("created_at").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}");
        assertThat(event.path("actor_user_id").asLong()).isEqualTo(1);
    }

    @Test
    void the_page_of_signing_in_learns_which_ways_there_are() throws Exception {
        var config = rest.get("auth/config").json();

        assertThat(config.path("proxy_auth_enabled").asBoolean()).isTrue();
        assertThat(config.path("proxy_auth_header").asText()).isEqualTo("X-User");
        assertThat(config.at("/proxy_auth_health/warnings/0/message").asText()).isEqualTo("It is on.");
        assertThat(config.path("authentication_required").asBoolean()).isTrue();
    }

    @Test
    void a_profile_is_changed_by_its_owner_but_not_its_role() throws Exception {
        var answer = rest.call(
                "PUT", "settings/profile", "application/json", "{\"full_name\": \"Ana\", \"role\": \"admin\"}");

        assertThat(answer.json().path("success").asBoolean()).isTrue();
        assertThat(rest.fakes.lastTold(java.util.List.class).toString())
                .isEqualTo("[Optional.empty, Optional[Ana], Optional.empty]");
    }
}

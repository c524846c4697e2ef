package org.borgui.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Set;
import org.borgui.api.RepositoryId;
import org.borgui.api.notice.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Subscriptions to notices as clients see them. */
@Timeout(60)
class NotificationsTest {

    private static final String OPS = "{\"name\": \"ops\", \"service_url\": \"jsons://user:pass@host.example/hook\"";

    private final Rest rest = new Rest();

    private org.borgui.api.notice.Subscription kept(long id) {
        return Objects.requireNonNull(rest.fakes.notifications.kept.get(id));
    }

    @Test
    void a_new_one_hears_of_what_went_wrong_and_of_accounts_alone() throws Exception {
        var made = rest.post("notifications", OPS + "}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(kept(1).topics())
                .isEqualTo(Set.of(
                        Topic.BACKUP_FAILED,
                        Topic.RESTORE_FAILED,
                        Topic.CHECK_FAILED,
                        Topic.RESTORE_CHECK_FAILED,
                        Topic.SCHEDULE_FAILED,
                        Topic.BACKUP_STALE,
                        Topic.ACCOUNT_CHANGED,
                        Topic.REPORT));
        assertThat(kept(1).allRepositories()).isTrue();
        assertThat(made.json().at("/service_url").asText()).isEqualTo("jsons://user:pass@host.example/hook");
        assertThat(made.json().at("/notify_on_backup_start").asBoolean()).isFalse();
        assertThat(made.json().at("/health/given_up").asInt()).isEqualTo(1);
    }

    @Test
    void a_change_leaves_what_it_does_not_name() throws Exception {
        rest.post("notifications", OPS + ", \"title_prefix\": \"[home]\", \"repository_ids\": [5, 6]}");
        var changed = rest.put("notifications/1", "{\"notify_on_backup_success\": true, \"enabled\": false}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(kept(1).topics()).contains(Topic.BACKUP_SUCCEEDED, Topic.BACKUP_FAILED);
        assertThat(kept(1).enabled()).isFalse();
        assertThat(kept(1).titlePrefix()).isEqualTo("[home]");
        assertThat(kept(1).repositories()).isEqualTo(Set.of(new RepositoryId(5), new RepositoryId(6)));
        rest.put("notifications/1", "{\"title_prefix\": null}");
        assertThat(kept(1).titlePrefix()).isNull();
    }

    @Test
    void the_list_is_a_plain_array_and_one_that_is_gone_is_not_found() throws Exception {
        rest.post("notifications", OPS + "}");
        assertThat(rest.get("notifications").json().isArray()).isTrue();
        assertThat(rest.delete("notifications/1").status()).isEqualTo(204);
        assertThat(rest.get("notifications/1").status()).isEqualTo(404);
        assertThat(rest.delete("notifications/1").status()).isEqualTo(404);
    }

    @Test
    void what_is_missing_or_of_the_wrong_type_is_named() throws Exception {
        assertThat(rest.post("notifications", "{\"name\": \"ops\"}").body()).contains("service_url");
        assertThat(rest.post("notifications", OPS + ", \"repository_ids\": [\"x\"]}")
                        .body())
                .contains("repository_ids");
        assertThat(rest.fakes.notifications.kept).isEmpty();
    }

    @Test
    void a_test_says_whether_it_arrived() throws Exception {
        assertThat(rest.post("notifications/test", "{\"service_url\": \"jsons://host.example\"}")
                        .json()
                        .at("/success")
                        .asBoolean())
                .isTrue();
        var failed = rest.post("notifications/test", "{\"service_url\": \"jsons://nowhere.example\"}");
        assertThat(failed.status()).isEqualTo(200);
        assertThat(failed.json().at("/success").asBoolean()).isFalse();
        assertThat(failed.json().at("/message").asText()).contains("could not be reached");
    }

    @Test
    void deliveries_show_what_was_given_up() throws Exception {
        rest.post("notifications", OPS + "}");
        var page = rest.get("notifications/1/deliveries").json();
        assertThat(page.at("/deliveries/0/status").asText()).isEqualTo("given_up");
        assertThat(page.at("/deliveries/0/trouble").asText()).contains("mail server");
        assertThat(rest.post("notifications/1/retry", "").status()).isEqualTo(200);
    }
}

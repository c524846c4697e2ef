package org.borgui.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.borgui.api.JobId;
import org.borgui.api.job.JobState;
import org.borgui.api.job.LogPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SettingsTest {

    private static final String SYSTEM = "settings/system";

    private final Rest rest = new Rest();

    private JsonNode shown() throws Exception {
        return rest.get(SYSTEM).json().path("settings");
    }

    @Test
    void admins_see_all_that_clients_know_and_what_they_changed() throws Exception {
        var changed = rest.put(
                SYSTEM,
                """
                {"max_concurrent_backups": 1, "max_concurrent_scheduled_backups": 2, "max_concurrent_scheduled_checks": 3,
                 "log_retention_days": 7, "log_save_policy": "failed_only", "log_max_total_size_mb": 10,
                 "log_cleanup_on_startup": false, "auto_cleanup": false, "cleanup_retention_days": 30,
                 "history_max_jobs": 500, "dashboard_backup_warning_days": 2, "show_restore_tab": false}""");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().path("message").asText()).isEqualTo("backend.success.settings.systemSettingsUpdated");
        assertThat(changed.json().at("/settings/dashboard_backup_warning_days").asInt())
                .isEqualTo(2);

        var settings = shown();
        assertThat(settings.path("max_concurrent_backups").asInt()).isEqualTo(1);
        assertThat(settings.path("log_save_policy").asText()).isEqualTo("failed_only");
        assertThat(settings.path("history_max_jobs").asInt()).isEqualTo(500);
        assertThat(settings.path("show_restore_tab").asBoolean()).isFalse();
        assertThat(settings.path("oidc_client_secret_set").isBoolean()).isTrue();
        assertThat(settings.has("oidc_client_secret")).isFalse();
        assertThat(settings.at("/timeout_sources/list_timeout").isNull()).isTrue();
        var history = rest.fakes.settingsService.get().history();
        assertThat(history.policy()).isEqualTo(LogPolicy.FAILED_ONLY);
        assertThat(history.daily()).isFalse();
        assertThat(history.atStart()).isFalse();
    }

    @Test
    void who_is_no_admin_sees_what_clients_need_to_show_things() throws Exception {
        rest.caller = Samples.ANA;
        assertThat(shown().fieldNames())
                .toIterable()
                .contains("dashboard_backup_critical_days", "show_restore_tab")
                .noneMatch(name -> name.startsWith("oidc") || name.startsWith("log_") || name.startsWith("max_"));
    }

    @Test
    void what_was_given_back_may_be_sent_back_whole() throws Exception {
        var all = shown();
        assertThat(rest.put(SYSTEM, all.toString()).status()).isEqualTo(200);
        assertThat(shown()).isEqualTo(all);
    }

    @ParameterizedTest
    @CsvSource({
        "oidc_redirect_uri_override, '\"https://example.org/callback\"'",
        "mqtt_enabled, true",
        "mqtt_password, '\"secret\"'",
        "metrics_enabled, true",
        "metrics_token, '\"secret\"'",
        "rotate_metrics_token, true",
        "email_notifications, true",
        "webhook_url, '\"https://example.org\"'",
        "backup_reports_enabled, true",
        "backup_monitoring_enabled, true",
        "bypass_lock_on_list, true",
        "info_timeout, 1"
    })
    void what_does_not_happen_here_cannot_be_switched_on(String field, String value) throws Exception {
        var answer = rest.put(SYSTEM, "{\"%s\": %s}".formatted(field, value));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/detail/key").asText()).isEqualTo("backend.errors.settings.notSupported");
        assertThat(answer.json().at("/detail/params/field").asText(field)).isEqualTo(field);
        assertThat(answer.json().at("/detail/message").asText()).startsWith("'" + field + "' cannot be changed: ");
    }

    @ParameterizedTest
    @CsvSource({
        "log_save_policy, '\"none\"', 400, invalidLogSavePolicy",
        "dashboard_backup_warning_days, 0, 400, invalidDashboardHealthThreshold",
        "dashboard_check_critical_days, 3651, 400, invalidDashboardHealthThreshold",
        "dashboard_backup_warning_days, 8, 400, invalidDashboardHealthThresholdOrder",
        "max_concurent_backups, 1, 422, unknownSetting"
    })
    void what_cannot_be_is_refused_by_name(String field, String value, int status, String key) throws Exception {
        var answer = rest.put(SYSTEM, "{\"%s\": %s}".formatted(field, value));
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().at("/detail/key").asText()).isEqualTo("backend.errors.settings." + key);
        assertThat(answer.json().at("/detail/params/field").asText()).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"max_concurrent_backups", "auto_cleanup", "log_save_policy", "show_restore_tab"})
    void null_leaves_a_setting_as_it_is(String field) throws Exception {
        var all = shown();
        assertThat(rest.put(SYSTEM, "{\"%s\": null}".formatted(field)).status()).isEqualTo(200);
        assertThat(shown()).isEqualTo(all);
    }

    @Test
    void keys_are_told_by_name_and_can_be_changed() throws Exception {
        assertThat(rest.get("settings/vault").json())
                .isEqualTo(
                        Rest.MAPPER.readTree(
                                """
                        {"key_id": "5eed5eed", "keys": 1, "sealed": {"5eed5eed": 2}, "rotating": false,
                         "source": "data_directory"}"""));
        var changed = rest.post("settings/vault/rotate", "");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().path("key_id").asText()).isEqualTo("0badcafe");
        assertThat(changed.json().path("rotating").asBoolean()).isTrue();
        assertThat(changed.json().at("/sealed/5eed5eed").asLong()).isEqualTo(1);
    }

    @Test
    void a_clean_up_tells_what_it_has_removed() throws Exception {
        var results = rest.post(SYSTEM + "/cleanup", "").json().path("results");
        assertThat(results.path("job_rows_deleted").asInt()).isEqualTo(3);
        assertThat(results.path("pruned_archive_records_removed").asInt()).isEqualTo(1);
        assertThat(results.path("policy_inline_logs_cleared").asInt()).isEqualTo(1);
        assertThat(results.path("logs_deleted").asInt()).isEqualTo(7);

        var logs = rest.post(SYSTEM + "/logs/cleanup", "").json();
        assertThat(logs.at("/message/params/retentionDays").asInt()).isEqualTo(90);
        assertThat(logs.at("/cleanup_results/age_cleanup/deleted_count").asInt())
                .isEqualTo(3);
        assertThat(logs.at("/cleanup_results/size_cleanup/deleted_size_mb").asDouble())
                .isEqualTo(5.0);
        assertThat(logs.at("/cleanup_results/total_deleted_size_mb").asDouble()).isEqualTo(9.0);
        assertThat(logs.at("/cleanup_results/errors").size()).isEqualTo(1);
        assertThat(logs.at("/current_storage/file_count").asInt()).isEqualTo(2);

        var storage = rest.get(SYSTEM + "/logs/storage").json().path("storage");
        assertThat(storage.at("/files_by_type/backup").asInt()).isEqualTo(1);
        assertThat(storage.at("/files_by_type/package").asInt()).isZero();
        assertThat(storage.path("limit_mb").asInt()).isEqualTo(1024);
        assertThat(storage.at("/last_cleanup/logs_skipped").asInt()).isEqualTo(1);
    }

    @Test
    void an_entry_is_deleted_by_admins_alone() throws Exception {
        for (long id : new long[] {7, 8}) {
            rest.fakes.jobs.put(new JobId(id), Samples.job(id, "create", new JobState.Succeeded(Samples.NOW)));
        }
        assertThat(rest.delete("activity/backup/8").json().path("success").asBoolean())
                .isTrue();
        assertThat(rest.fakes.historyService.deleted).containsExactly(new JobId(8));
        assertKey("activity/backup/7", 400, "cannotDeleteRunningJob");
        assertKey("activity/restore/8", 404, "jobNotFound");
        assertKey("activity/package/8", 400, "invalidJobType");
        rest.caller = Samples.ANA;
        assertKey("activity/backup/8", 403, "adminOnlyDelete");
    }

    private void assertKey(String path, int status, String key) throws Exception {
        var answer = rest.delete(path);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().at("/detail/key").asText()).isEqualTo("backend.errors.activity." + key);
    }

    @Test
    void a_job_says_what_it_waits_for_and_where_its_log_is() throws Exception {
        rest.fakes.jobs.put(new JobId(11), Samples.job(11, "create", new JobState.Queued()));
        rest.fakes.jobs.put(new JobId(404), Samples.job(404, "create", new JobState.Succeeded(Samples.NOW)));
        var waiting = rest.get("jobs/11").json();
        assertThat(waiting.at("/waits/message").asText()).isEqualTo("Waits: 2 of 2 scheduled backups run.");
        assertThat(waiting.at("/waits/group").asText()).isEqualTo("scheduled_backups");
        var ended = rest.get("jobs/404").json();
        assertThat(ended.path("waits").isNull()).isTrue();
        assertThat(ended.path("log").asText()).isEqualTo("removed");
    }
}

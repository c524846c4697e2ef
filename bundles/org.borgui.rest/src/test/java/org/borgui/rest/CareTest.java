package org.borgui.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.borgui.api.RepositoryId;
import org.borgui.api.job.JobState;
import org.borgui.api.job.Parameters;
import org.borgui.api.job.RestoreCheckService.Mode;
import org.borgui.api.job.RestoreCheckService.Request;
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

    private String key(String route, String body) throws Exception {
        return rest.call("POST", route, "application/json", body)
                .json()
                .at("/detail/key")
                .asText();
    }

    @Test
    void the_mode_of_a_restore_check_follows_from_what_is_sent() throws Exception {
        var route = "repositories/5/restore-check";
        var started = rest.post(route, "{}").json();
        assertThat(started.fieldNames()).toIterable().containsExactlyInAnyOrder("job_id", "status", "message");
        assertThat(last().mode()).isEqualTo(Mode.CANARY);
        rest.post(route, "{\"paths\": [\"/srv/a\", \"srv\"], \"archive\": \"one\"}");
        assertThat(last())
                .isEqualTo(new Request(new RepositoryId(5), Optional.of("one"), Mode.PROBE_PATHS, List.of("srv")));
        rest.post(route, "{\"full_archive\": true}");
        assertThat(last().mode()).isEqualTo(Mode.FULL_ARCHIVE);
        rest.post(route, "{\"mode\": \"sample\"}");
        assertThat(last().mode()).isEqualTo(Mode.SAMPLE);
        assertThat(key(route, "{\"paths\": [\"a/../b\"]}")).endsWith("repo.invalidRestoreCheckPaths");
        assertThat(key(route, "{\"paths\": [\"a\"], \"full_archive\": true}"))
                .endsWith("repo.invalidRestoreCheckPaths");
        assertThat(key(route, "{\"mode\": \"all\"}")).endsWith("repo.invalidRestoreCheckMode");
    }

    private Request last() {
        return rest.fakes.restoreChecks.asked.get(rest.fakes.restoreChecks.asked.size() - 1);
    }

    @Test
    void a_restore_check_tells_what_was_asked_and_what_it_became() throws Exception {
        var repository = Samples.repository(5, "photos");
        rest.fakes.repositories.put(repository.id(), repository);
        var words = Parameters.none().with("mode", "CANARY");
        var job = Samples.job(8, "restore-check", words, new JobState.Succeeded(Samples.NOW))
                .with("mode", "SAMPLE")
                .with("archive", "one");
        rest.fakes.jobs.put(job.id(), job);
        var item = rest.get("repositories/restore-check-jobs/8").json();
        assertThat(item.path("mode").asText()).isEqualTo("canary");
        assertThat(item.path("proved_by").asText()).isEqualTo("sample");
        assertThat(item.path("archive_name").asText()).isEqualTo("one");
        assertThat(item.path("full_archive").asBoolean()).isFalse();
        assertThat(item.path("probe_paths").isArray()).isTrue();
        assertThat(rest.get("repositories/5/restore-check-jobs")
                        .json()
                        .at("/jobs/0/scheduled_check")
                        .asBoolean())
                .isFalse();
        assertThat(rest.get("repositories/restore-check-jobs/9")
                        .json()
                        .at("/detail/key")
                        .asText())
                .endsWith("repo.restoreCheckJobNotFound");
    }

    private JsonNode put(String route, String body) throws Exception {
        return rest.call("PUT", route, "application/json", body).json();
    }

    @Test
    void a_repository_is_checked_by_a_schedule_that_is_in_no_list_of_backups() throws Exception {
        var repository = Samples.repository(5, "photos");
        rest.fakes.repositories.put(repository.id(), repository);
        var route = "repositories/5/check-schedule";
        assertThat(rest.get(route).json().path("enabled").asBoolean()).isFalse();
        assertThat(rest.get(route).json().path("check_cron_expression").isNull())
                .isTrue();

        var kept = put(
                        route,
                        "{\"cron_expression\": \"0 3 * * 0\", \"timezone\": \"Europe/Berlin\", \"max_duration\": 0,"
                                + " \"check_extra_flags\": \"--verify-data\", \"notify_on_success\": true}")
                .path("repository");
        assertThat(kept.path("check_cron_expression").asText()).isEqualTo("0 3 * * 0");
        assertThat(kept.path("check_schedule_enabled").asBoolean()).isTrue();
        assertThat(kept.path("check_timezone").asText()).isEqualTo("Europe/Berlin");
        assertThat(kept.path("check_extra_flags").asText()).isEqualTo("--verify-data");
        assertThat(kept.path("notify_on_check_success").asBoolean()).isTrue();
        assertThat(kept.path("notify_on_check_failure").asBoolean()).isTrue();
        assertThat(rest.get("backup-plans").json().path("backup_plans")).isEmpty();
        assertThat(rest.get("schedule").json().path("jobs")).isEmpty();
        assertThat(rest.get("schedule/upcoming-jobs")
                        .json()
                        .at("/upcoming_jobs/0/type")
                        .asText())
                .isEqualTo("check");

        assertThat(put(route, "{\"enabled\": false}")
                        .at("/repository/check_cron_expression")
                        .asText())
                .as("a pause keeps the rest")
                .isEqualTo("0 3 * * 0");
        var off = put(route, "{\"cron_expression\": null, \"enabled\": true}").path("repository");
        assertThat(off.path("check_schedule_enabled").asBoolean()).isFalse();
        assertThat(put(route, "{\"max_duration\": 60, \"check_extra_flags\": \"--verify-data\"}")
                        .at("/detail/key")
                        .asText())
                .endsWith("repo.checkFlagsRequireUnlimitedDuration");
        assertThat(put(route, "{\"check_extra_flags\": \"--repair\"}")
                        .at("/detail/params/field")
                        .asText())
                .isEqualTo("check_extra_flags");
    }

    @Test
    void a_schedule_of_restore_checks_by_canary_puts_the_canary_into_backups() throws Exception {
        var repository = Samples.repository(5, "photos");
        rest.fakes.repositories.put(repository.id(), repository);
        var route = "repositories/5/restore-check-schedule";
        assertThat(rest.get(route).json().path("restore_check_canary_enabled").asBoolean())
                .isFalse();
        var kept = put(route, "{\"cron_expression\": \"0 4 1 * *\"}").path("repository");
        assertThat(kept.path("restore_check_mode").asText()).isEqualTo("canary");
        assertThat(kept.path("restore_check_canary_enabled").asBoolean()).isTrue();
        kept = put(route, "{\"cron_expression\": \"0 4 1 * *\", \"paths\": [\"/srv/a\"]}")
                .path("repository");
        assertThat(kept.path("restore_check_mode").asText()).isEqualTo("probe_paths");
        assertThat(kept.path("restore_check_paths").get(0).asText()).isEqualTo("srv/a");
        assertThat(kept.path("restore_check_canary_enabled").asBoolean()).isFalse();
        assertThat(put(route, "{\"full_archive\": true}")
                        .at("/repository/restore_check_full_archive")
                        .asBoolean())
                .isTrue();
        assertThat(put(route, "{\"mode\": \"canary\", \"cron_expression\": \"\"}")
                        .at("/repository/restore_check_canary_enabled")
                        .asBoolean())
                .as("nothing is put into backups for checks that never run")
                .isFalse();
    }
}

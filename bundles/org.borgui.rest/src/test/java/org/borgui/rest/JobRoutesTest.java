package org.borgui.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.borgui.api.JobId;
import org.borgui.api.job.Failure;
import org.borgui.api.job.JobState;
import org.borgui.api.job.RestoreService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class JobRoutesTest {

    private final Rest rest = new Rest();

    @BeforeEach
    void jobs() {
        var repository = Samples.repository(5, "docs-repo");
        rest.fakes.repositories.put(repository.id(), repository);
        job(7, "create", new JobState.Running(Samples.NOW));
        job(8, "extract", new JobState.Succeeded(Samples.NOW));
        job(9, "create", new JobState.Failed(Samples.NOW, new Failure(Failure.Kind.NO_SPACE, "The disk is full.")));
        job(10, "create", new JobState.Cancelled(Samples.NOW, "ana"));
        job(11, "create", new JobState.Queued());
        job(12, "delete", new JobState.Running(Samples.NOW));
        job(404, "create", new JobState.Lost(Samples.NOW));
    }

    private void job(long id, String operation, JobState state) {
        rest.fakes.jobs.put(new JobId(id), Samples.job(id, operation, state));
    }

    @Test
    void starting_a_backup_answers_exactly_three_fields() throws Exception {
        var answer = rest.post("backup/start", "{\"repository\": \"/local/docs-repo\"}");
        assertThat(answer.body())
                .isEqualTo("{\"job_id\":100,\"status\":\"pending\",\"message\":\"Backup job started\"}");
        assertThat((Object) rest.fakes.lastTold(Optional.class)).isEqualTo(Optional.empty());
    }

    @Test
    void an_unknown_job_is_named_as_the_clients_of_its_operation_know_it() throws Exception {
        assertThat(rest.get("backup/status/99").json().at("/detail/key").asText())
                .isEqualTo("backend.errors.backup.backupJobNotFound");
        assertThat(rest.get("restore/status/99").json().at("/detail/key").asText())
                .isEqualTo("backend.errors.restore.restoreJobNotFound");
        assertThat(rest.get("archives/delete-jobs/99").json().at("/detail/key").asText())
                .isEqualTo("backend.errors.archives.deleteJobNotFound");
    }

    @Test
    void a_backup_may_have_sources_of_its_own() throws Exception {
        rest.post("backup/start", "{\"repository\": \"5\", \"source_directories\": [\"/local/b\"]}");
        assertThat(rest.fakes.lastTold(Optional.class).orElseThrow().toString())
                .contains("[/local/b]", "[*.tmp]", "lz4");
    }

    @Test
    void a_backup_that_runs_is_told_in_numbers() throws Exception {
        var status = rest.get("backup/status/7").json();
        assertThat(status.path("status").asText()).isEqualTo("running");
        assertThat(status.path("progress").isInt()).isTrue();
        assertThat(status.path("progress").asInt()).isEqualTo(12);
        assertThat(status.at("/progress_details/backup_speed").asDouble()).isEqualTo(2.0);
        assertThat(status.at("/progress_details/total_expected_size").asLong()).isEqualTo(400);
        assertThat(status.path("logs").isNull()).isTrue();
        assertThat(status.path("backup_plan_name").isNull()).isTrue();
    }

    @Test
    void an_error_is_a_json_text() throws Exception {
        var status = rest.get("backup/status/9").json();
        assertThat(status.path("status").asText()).isEqualTo("failed");
        var error = Rest.MAPPER.readTree(status.path("error_message").asText());
        assertThat(error.path("key").asText()).isEqualTo("backend.errors.jobs.noSpace");
        assertThat(error.path("message").asText()).isEqualTo("The disk is full.");
    }

    @Test
    void a_lost_job_is_failed_for_existing_clients_and_lost_for_the_console() throws Exception {
        assertThat(rest.get("backup/status/404").json().path("status").asText()).isEqualTo("failed");
        assertThat(rest.get("jobs/404").json().path("state").asText()).isEqualTo("lost");
    }

    @Test
    void a_backup_route_does_not_know_a_restore() throws Exception {
        assertThat(rest.get("backup/status/8").status()).isEqualTo(404);
        assertThat(rest.get("restore/status/7").status()).isEqualTo(404);
        assertThat(rest.get("backup/status/999").status()).isEqualTo(404);
    }

    @Test
    void only_a_running_backup_is_cancelled_by_the_old_route() throws Exception {
        assertThat(rest.post("backup/cancel/7", "").body().toLowerCase(java.util.Locale.ROOT))
                .contains("cancel");
        for (String id : new String[] {"9", "11"}) {
            var answer = rest.call("POST", "backup/cancel/" + id, null, null);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().at("/detail/key").asText()).endsWith("canOnlyCancelRunningJobs");
        }
        assertThat(rest.call("POST", "jobs/11/cancel", null, null)
                        .json()
                        .path("message")
                        .asText())
                .isEqualTo("Cancelled by admin");
    }

    @Test
    void logs_are_polled_and_downloaded() throws Exception {
        var page = rest.get("backup/logs/7/stream?offset=2").json();
        assertThat(page.at("/lines/0/line_number").asLong()).isEqualTo(3);
        assertThat(page.path("has_more").asBoolean()).isTrue();
        assertThat(rest.get("backup/logs/7/download").status()).isEqualTo(400);
        assertThat(rest.get("backup/logs/404/download").status()).isEqualTo(404);
        var saved = rest.get("backup/logs/9/download");
        assertThat(saved.body()).isEqualTo("one\ntwo\n");
        assertThat(saved.header("Content-Disposition")).contains("backup_job_9_logs.txt");
        assertThat(saved.header("Content-Type")).startsWith("text/plain");
    }

    @Test
    void our_own_list_has_pages() throws Exception {
        var page = rest.get("jobs?limit=2").json();
        assertThat(page.path("jobs").size()).isEqualTo(2);
        assertThat(page.path("next_before").isNull()).isFalse();
        assertThat(rest.get("jobs?limit=100").json().path("next_before").isNull())
                .isTrue();
        assertThat(rest.get("jobs?operation=delete")
                        .json()
                        .at("/jobs/0/can_cancel")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void a_viewer_cannot_cancel() throws Exception {
        rest.caller = Samples.ANA;
        assertThat(rest.get("jobs/7").json().path("can_cancel").asBoolean()).isFalse();
    }

    @Test
    void a_restore_is_ordered_with_skip_unless_said_otherwise() throws Exception {
        var order = "{\"repository\": \"/x\", \"repository_id\": 5, \"archive\": \"a\", \"paths\": [\"/docs/a\"],"
                + " \"destination\": \"/local/out\"%s}";
        assertThat(rest.post("restore/start", order.formatted(""))
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("pending");
        var request = rest.fakes.lastTold(RestoreService.Request.class);
        assertThat(request.conflict()).isEqualTo(RestoreService.Conflict.SKIP);
        assertThat(request.paths()).containsExactly("docs/a");
        rest.post(
                "restore/start",
                order.formatted(", \"on_conflict\": \"rename\", \"restore_layout\": \"contents_only\""));
        assertThat(rest.fakes.lastTold(RestoreService.Request.class).contentsOnly())
                .isTrue();
        assertThat(rest.post("restore/start", order.formatted(", \"destination_type\": \"ssh\""))
                        .status())
                .isEqualTo(400);
        assertThat(rest.post("restore/preview", order.formatted(""))
                        .json()
                        .path("preview")
                        .asText())
                .isEqualTo("local/docs/a\n");
    }

    @Test
    void a_restore_without_its_repository_is_refused_by_name() throws Exception {
        var answer = rest.post("restore/start", "{\"archive\": \"a\"}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/detail/params/field").asText()).isEqualTo("repository_id");
    }

    @Test
    void restores_tell_where_to() throws Exception {
        var job = rest.get("restore/jobs").json().at("/jobs/0");
        assertThat(job.path("destination").asText()).isEqualTo("/local/out");
        assertThat(job.path("progress").asInt()).isEqualTo(100);
        assertThat(job.path("status").asText()).isEqualTo("completed");
        assertThat(rest.call("POST", "restore/cancel/8", null, null).status()).isEqualTo(400);
    }

    @Test
    void activity_knows_operations_by_their_old_names() throws Exception {
        var recent = rest.get("activity/recent?job_type=backup&limit=2").json();
        assertThat(recent.size()).isEqualTo(2);
        assertThat(recent.at("/0/type").asText()).isEqualTo("backup");
        assertThat(recent.at("/0/repository").asText()).isEqualTo("docs-repo");
        assertThat(rest.get("activity/backup/9/logs").json().path("total_lines").asLong())
                .isEqualTo(3);
        assertThat(rest.get("activity/restore/9/logs").status()).isEqualTo(404);
        assertThat(rest.get("activity/nonsense/9/logs").json().at("/detail/key").asText())
                .isEqualTo("backend.errors.activity.invalidJobType");
    }

    @Test
    void the_dashboard_has_real_numbers() throws Exception {
        var status = rest.get("dashboard/status").json();
        assertThat(status.at("/system_metrics/memory_total").asLong()).isPositive();
        assertThat(status.at("/system_metrics/disk_total").asLong()).isPositive();
        assertThat(status.path("recent_jobs").size()).isEqualTo(7);
        var overview = rest.get("dashboard/overview").json();
        assertThat(overview.at("/repository_health/0/dedup_ratio").asDouble()).isEqualTo(4.0);
        assertThat(overview.path("backup_trends").size()).isEqualTo(14);
        assertThat(overview.at("/backup_trends/13/successful").asInt()).isEqualTo(2);
        assertThat(overview.at("/backup_trends/13/failed").asInt()).isEqualTo(1);
        assertThat(rest.get("dashboard/metrics").json().path("load_average").isArray())
                .isTrue();
    }
}

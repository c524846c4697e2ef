package org.borgui.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.borgui.api.PlanId;
import org.borgui.api.plan.Plan;
import org.borgui.api.plan.Promise;
import org.borgui.api.plan.Retention;
import org.borgui.api.plan.Schedule.Mode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Plans, schedules and care as clients see them. */
@Timeout(60)
class PlansTest {

    private static final String PLAN =
            "{\"name\": \"nightly\", \"source_directories\": [\"/local/docs\"], \"repositories\": [{\"repository_id\": 5}]";

    private final Rest rest = new Rest();

    @BeforeEach
    void repository() {
        var repository = Samples.repository(5, "docs-repo");
        rest.fakes.repositories.put(repository.id(), repository);
    }

    private Plan kept(long id) {
        return Objects.requireNonNull(rest.fakes.planService.plans.get(new PlanId(id)));
    }

    private static List<String> names(JsonNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void a_plan_has_the_fields_its_clients_look_for() throws Exception {
        var made = rest.post("backup-plans", PLAN + "}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(names(made.json()))
                .contains("id", "name", "description", "enabled", "source_type", "source_ssh_connection_id")
                .contains("source_directories", "source_locations", "exclude_patterns", "database_template_id")
                .contains("archive_name_template", "compression", "custom_flags", "check_extra_flags")
                .contains("upload_ratelimit_kib", "upload_ratelimit_schedule_policies", "repository_run_mode")
                .contains("max_parallel_repositories", "failure_behavior", "schedule_enabled", "schedule_mode")
                .contains("availability_check_interval_minutes", "min_success_interval_minutes", "cron_expression")
                .contains("timezone", "last_run", "next_run", "repository_count", "created_at", "updated_at")
                .contains("pre_backup_script_id", "script_hooks", "run_repository_scripts", "run_prune_after")
                .contains("run_compact_after", "run_check_after", "check_max_duration", "prune_keep_hourly")
                .contains("prune_keep_within", "repositories");
        assertThat(names(made.json().at("/repositories/0")))
                .contains("id", "repository_id", "enabled", "execution_order", "compression_source", "repository");
        assertThat(names(rest.get("backup-plans").json().at("/backup_plans/0"))).doesNotContain("run_prune_after");
    }

    @Test
    void what_is_not_said_has_its_usual_value() throws Exception {
        rest.post("backup-plans", PLAN + "}");
        var plan = kept(1);
        assertThat(plan.template()).isEqualTo("{plan_name}-{now}");
        assertThat(plan.retention()).isEqualTo(new Retention(0, 7, 4, 6, 0, 1, null));
        assertThat(plan.schedule().enabled()).isFalse();
        assertThat(plan.atOnce()).isEqualTo(1);
        assertThat(plan.after().prune()).isFalse();
    }

    @Test
    void a_promise_is_kept_by_a_client_that_does_not_know_it() throws Exception {
        var made = rest.post("backup-plans", PLAN + ", \"promise\": {\"every_days\": 2, \"by\": \"06:00\"}}");
        assertThat(made.json().at("/promise/by").asText()).isEqualTo("06:00");
        assertThat(made.json().at("/promise_standings/0/state").asText()).isEqualTo("kept");
        rest.put("backup-plans/1", PLAN + "}");
        assertThat(kept(1).promise()).isEqualTo(new Promise(2, LocalTime.of(6, 0)));
        assertThat(rest.put("backup-plans/1", PLAN + ", \"promise\": {\"by\": \"six\"}}")
                        .status())
                .isEqualTo(422);
        rest.put("backup-plans/1", PLAN + ", \"promise\": null}");
        assertThat(kept(1).promise()).isNull();
    }

    @Test
    void repositories_come_in_their_order() throws Exception {
        rest.post(
                "backup-plans",
                "{\"name\": \"n\", \"repositories\": [{\"repository_id\": 7, \"execution_order\": 2},"
                        + "{\"repository_id\": 6, \"execution_order\": 1}]}");
        assertThat(kept(1).destinations())
                .extracting(one -> one.repository().value())
                .containsExactly(6L, 7L);
    }

    @Test
    void flags_are_known_ones_or_refused() throws Exception {
        rest.post("backup-plans", PLAN + ", \"custom_flags\": \"--one-file-system --exclude-caches\"}");
        assertThat(kept(1).backup().oneFileSystem()).isTrue();
        assertThat(kept(1).backup().excludeCaches()).isTrue();
        for (var flags : List.of("--rsh=x", "--one-file-system;id", "-- /etc", "--repair")) {
            var answer = rest.post("backup-plans", PLAN + ", \"custom_flags\": \"" + flags + "\"}");
            assertThat(answer.status()).as(flags).isEqualTo(422);
        }
    }

    @Test
    void a_run_has_the_fields_its_clients_look_for() throws Exception {
        rest.post("backup-plans", PLAN + "}");
        var run = rest.call("POST", "backup-plans/1/run", null, null);
        assertThat(run.status()).isEqualTo(202);
        assertThat(names(run.json()))
                .contains("id", "backup_plan_id", "trigger", "status", "started_at", "completed_at", "error_message")
                .contains("skip_reason", "created_at", "retry_attempt", "retry_original_run_id", "retry_source_run_id")
                .contains("retry_requested_by_user_id", "retry_requested_at", "repositories", "script_executions");
        assertThat(run.json().at("/error_message").asText()).isEqualTo("The disk is full.");
        assertThat(names(run.json().at("/repositories/0")))
                .contains("id", "repository_id", "status", "started_at", "completed_at", "error_message", "backup_job");
    }

    @Test
    void a_schedule_changes_only_where_it_is_told_to() throws Exception {
        var made = rest.post(
                "schedule",
                "{\"name\": \"old\", \"cron_expression\": \"0 3 * * *\", \"repository_ids\": [5], \"description\": \"\","
                        + " \"prune_keep_daily\": 3, \"run_prune_after\": true}");
        assertThat(made.status()).isEqualTo(200);
        assertThat(made.json().at("/job/description").asText("none")).isEmpty();
        rest.put("schedule/1", "{\"enabled\": false, \"timezone\": \"Europe/Berlin\"}");
        var plan = kept(1);
        assertThat(plan.schedule().enabled()).isFalse();
        assertThat(plan.schedule().cron()).isEqualTo("0 3 * * *");
        assertThat(plan.schedule().mode()).isEqualTo(Mode.CRON);
        assertThat(plan.retention().daily()).isEqualTo(3);
        assertThat(plan.after().prune()).isTrue();
        assertThat(plan.enabled()).isTrue();
    }

    @Test
    void a_cron_expression_is_judged_without_an_error() throws Exception {
        var good = rest.post("schedule/validate-cron", "{\"minute\": \"0\", \"hour\": \"3\"}")
                .json();
        assertThat(good.at("/success").asBoolean()).isTrue();
        assertThat(good.at("/cron_expression").asText()).isEqualTo("0 3 * * *");
        var bad = rest.post("schedule/validate-cron", "{\"minute\": \"x\"}");
        assertThat(bad.status()).isEqualTo(200);
        assertThat(bad.json().at("/success").asBoolean(true)).isFalse();
        assertThat(bad.json().at("/error").asText()).isNotEmpty();
    }

    @Test
    void care_answers_three_fields_and_a_dry_run_what_would_go() throws Exception {
        for (var call : List.of("check", "compact", "prune")) {
            var answer = rest.post("repositories/5/" + call, "{}");
            assertThat(names(answer.json())).as(call).containsExactly("job_id", "status", "message");
            assertThat(answer.json().at("/status").asText()).isEqualTo("pending");
        }
        var dry = rest.post("repositories/5/prune", "{\"dry_run\": true, \"keep_daily\": 1}")
                .json();
        assertThat(dry.at("/status").asText()).isEqualTo("completed");
        assertThat(dry.at("/dry_run").asBoolean()).isTrue();
        assertThat(dry.at("/prune_result/stdout").asText()).contains("Keeping archive (rule: daily #1)", "Would prune");
        assertThat(dry.at("/fingerprint").asText()).isEqualTo("sha256:ab");
    }

    @Test
    void a_check_with_flags_is_a_whole_one() throws Exception {
        var limited = rest.post("repositories/5/check", "{\"check_extra_flags\": \"--verify-data\"}");
        assertThat(limited.status()).isEqualTo(422);
        assertThat(limited.json().at("/detail/key").asText())
                .isEqualTo("backend.errors.repo.checkFlagsRequireUnlimitedDuration");
        assertThat(rest.post("repositories/5/check", "{\"max_duration\": 0, \"check_extra_flags\": \"--verify-data\"}")
                        .status())
                .isEqualTo(200);
        assertThat(rest.post("repositories/5/check", "{\"max_duration\": 0, \"check_extra_flags\": \"--repair\"}")
                        .status())
                .isEqualTo(422);
    }
}

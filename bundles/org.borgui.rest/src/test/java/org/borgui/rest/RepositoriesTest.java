package org.borgui.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.borgui.api.JobId;
import org.borgui.api.Secret;
import org.borgui.api.job.JobState;
import org.borgui.api.repository.RepositoryService;
import org.borgui.api.repository.RepositoryService.NewRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RepositoriesTest {

    /** What the Ansible collection sends. */
    private static final String ANSIBLE =
            """
            {"name": "docs", "path": "/local/docs", "encryption": "repokey", "compression": "auto,lz4",
             "source_directories": ["/local/a"], "exclude_patterns": [], "pre_backup_script": "",
             "post_backup_script": "", "hook_timeout": 300, "pre_hook_timeout": 120, "post_hook_timeout": 300,
             "continue_on_hook_failure": false, "mode": "full", "bypass_lock": false, "custom_flags": "",
             "source_connection_id": null, "passphrase": "p\\u00e4ss", "repository_type": "local", "port": 22}
            """;

    private final Rest rest = new Rest();

    @BeforeEach
    void one_repository() {
        var repository = Samples.repository(5, "docs-repo");
        rest.fakes.repositories.put(repository.id(), repository);
        rest.fakes.jobs.put(new JobId(7), Samples.job(7, "create", new JobState.Succeeded(Samples.NOW)));
    }

    @Test
    void the_list_has_the_fields_of_the_contract_and_ours() throws Exception {
        var answer = rest.get("repositories/");
        assertThat(answer.status()).isEqualTo(200);
        var item = answer.json().at("/repositories/0");
        assertThat(item.path("encryption").asText()).isEqualTo("repokey");
        assertThat(item.path("total_size").asText()).isEqualTo("1.00 KB");
        assertThat(item.path("original_size").asLong()).isEqualTo(4096);
        assertThat(item.path("last_backup").asText()).isEqualTo("2026-11-01T08:30:00.000+00:00");
        assertThat(item.at("/source_locations/0/paths/0").asText()).isEqualTo("/local/docs");
        assertThat(item.path("borg_version").asInt()).isEqualTo(1);
        assertThat(item.path("can_manage").asBoolean()).isTrue();
        assertThat(item.at("/latest_job/state").asText()).isEqualTo("succeeded");
        assertThat(item.has("others")).isFalse();
        assertThat(item.has("next_run")).isTrue();
    }

    @Test
    void what_ansible_sends_comes_back_as_it_was_sent() throws Exception {
        assertThat(rest.post("repositories/", ANSIBLE).status()).isEqualTo(200);
        var sent = (com.fasterxml.jackson.databind.node.ObjectNode) Rest.MAPPER.readTree(ANSIBLE);
        var item = named("docs", rest.get("repositories").json());
        sent.remove(java.util.List.of("passphrase", "repository_type", "port"));
        sent.properties()
                .forEach(field ->
                        assertThat(item.get(field.getKey())).as(field.getKey()).isEqualTo(field.getValue()));
    }

    @Test
    void the_answer_to_making_one_never_holds_the_passphrase() throws Exception {
        var answer = rest.post("repositories", ANSIBLE);
        assertThat(answer.json().path("already_existed").asBoolean()).isFalse();
        assertThat(answer.body()).doesNotContain("päss");
        assertThat(rest.fakes.lastTold(NewRepository.class).passphrase().reveal())
                .isEqualTo("päss");
    }

    @Test
    void a_change_touches_only_what_was_sent() throws Exception {
        assertThat(rest.put("repositories/5", "{\"compression\": \"zstd\", \"custom_flags\": \"\"}")
                        .status())
                .isEqualTo(200);
        var change = rest.fakes.lastTold(RepositoryService.Change.class);
        assertThat(change.name()).isEmpty();
        assertThat(change.backup().orElseThrow().compression()).isEqualTo("zstd");
        assertThat(change.backup().orElseThrow().sources()).containsExactly("/local/docs");
        assertThat(change.echoed()).containsOnlyKeys("custom_flags");
    }

    @Test
    void a_change_of_the_name_alone_leaves_the_settings() throws Exception {
        rest.put("repositories/5", "{\"name\": \"other\"}");
        assertThat(rest.fakes.lastTold(RepositoryService.Change.class).backup()).isEmpty();
    }

    @Test
    void what_needs_a_plugin_is_refused_in_a_sentence() throws Exception {
        for (String field : new String[] {
            "\"connection_id\": 1", "\"execution_target\": \"agent\"", "\"borg_version\": 2",
            "\"pre_backup_script\": \"rm\"", "\"custom_flags\": \"--x\"", "\"storage_backend\": \"rclone\""
        }) {
            var answer = rest.put("repositories/5", "{%s}".formatted(field));
            assertThat(answer.status()).as(field).isEqualTo(400);
            assertThat(answer.json().at("/detail/message").asText()).as(field).endsWith(".");
        }
    }

    @Test
    void an_upload_limit_is_at_least_one_and_null_takes_it_away() throws Exception {
        assertThat(rest.put("repositories/5", "{\"upload_ratelimit_kib\": 0}").status())
                .isEqualTo(422);
        assertThat(rest.put("repositories/5", "{\"upload_ratelimit_kib\": null}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_missing_field_is_named() throws Exception {
        var answer = rest.post("repositories", "{\"name\": \"x\"}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/detail/params/field").asText()).isEqualTo("path");
    }

    @Test
    void an_encrypted_one_needs_a_passphrase() throws Exception {
        var answer = rest.post("repositories", "{\"name\": \"x\", \"path\": \"/x\"}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/detail/params/mode").asText()).isEqualTo("repokey");
    }

    @Test
    void one_repository_has_its_sizes_beside_it() throws Exception {
        var repository = rest.get("repositories/5").json().path("repository");
        assertThat(repository.path("name").asText()).isEqualTo("docs-repo");
        assertThat(repository.path("hook_timeout").asInt()).isEqualTo(300);
        assertThat(repository.at("/stats/total_size").asText()).isEqualTo("4.00 KB");
    }

    @Test
    void archives_tell_which_backup_made_them() throws Exception {
        var archive = rest.get("repositories/5/archives").json().at("/archives/0");
        assertThat(archive.path("name").asText()).isEqualTo("docs-1");
        assertThat(archive.path("backup_job_id").asLong()).isEqualTo(7);
        assertThat(archive.path("triggered_by").asText()).isEqualTo("manual");
    }

    @Test
    void info_holds_the_encryption_mode() throws Exception {
        assertThat(rest.get("repositories/5/info")
                        .json()
                        .at("/info/encryption/mode")
                        .asText())
                .isEqualTo("repokey");
    }

    @Test
    void a_key_is_saved_and_put_back() throws Exception {
        var saved = rest.get("repositories/5/keyfile");
        assertThat(saved.body()).startsWith("BORG_KEY");
        assertThat(saved.header("Content-Disposition")).startsWith("attachment");
        var form =
                "--X\r\nContent-Disposition: form-data; name=\"keyfile\"; filename=\"k\"\r\n\r\nBORG_KEY ab\r\n--X--\r\n";
        var put = rest.call("POST", "repositories/5/keyfile", "multipart/form-data; boundary=X", form);
        assertThat(put.status()).isEqualTo(200);
        assertThat(rest.fakes.lastTold(Secret.class).reveal()).isEqualTo("BORG_KEY ab");
    }

    @Test
    void running_jobs_are_none_while_only_backups_run() throws Exception {
        rest.fakes.jobs.put(new JobId(8), Samples.job(8, "create", new JobState.Running(Samples.NOW)));
        assertThat(rest.get("repositories/5/running-jobs")
                        .json()
                        .path("has_running_jobs")
                        .asBoolean())
                .isFalse();
    }

    private static JsonNode named(String name, JsonNode list) {
        for (JsonNode one : list.path("repositories")) {
            if (one.path("name").asText().equals(name)) {
                return one;
            }
        }
        throw new AssertionError(list);
    }
}

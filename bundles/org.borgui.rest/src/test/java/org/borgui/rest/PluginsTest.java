package org.borgui.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PluginsTest {

    private static final String INSTALL = "plugins/install";

    private final Rest rest = new Rest();

    @Test
    void what_is_installed_and_what_could_be_is_listed() throws Exception {
        var all = rest.get("plugins").json();

        var plugin = all.at("/plugins/0");
        assertThat(plugin.path("name").asText()).isEqualTo("org.example.one");
        assertThat(plugin.path("state").asText()).isEqualTo("waiting");
        assertThat(plugin.path("trouble").asText()).isEqualTo("It waits for a configuration.");
        assertThat(plugin.at("/trust/kind").asText()).isEqualTo("approval");
        assertThat(plugin.path("installed_by").asText()).isEqualTo("ana");
        assertThat(all.at("/files/0/doubts/0").asText()).isEqualTo("It is not signed.");
        assertThat(all.at("/files/0/source").asText()).isEqualTo("upload");
    }

    @Test
    void one_is_shown_with_its_log_and_an_unknown_one_is_not_found() throws Exception {
        assertThat(rest.get("plugins/org.example.one").json().path("version").asText())
                .isEqualTo("1.2.0");
        assertThat(rest.get("plugins/org.example.one/log").json().at("/lines/0").asText())
                .isEqualTo("a line of org.example.one");
        assertThat(rest.get("plugins/org.example.none").status()).isEqualTo(404);
    }

    @Test
    void a_jar_is_the_whole_body() throws Exception {
        var taken = rest.call("POST", "plugins/files", "application/java-archive", "the bytes");

        assertThat(taken.json().path("title").asText()).isEqualTo("the bytes");
    }

    @Test
    void a_file_is_installed_by_its_digest_and_approved_only_when_that_is_said() throws Exception {
        rest.post(INSTALL, "{\"sha256\": \"%s\"}".formatted(FakePlugins.SHA256));
        rest.post(INSTALL, "{\"sha256\": \"%s\", \"approve\": true}".formatted(FakePlugins.SHA256));

        assertThat(rest.fakes.plugins.told)
                .containsExactly("install " + FakePlugins.SHA256 + " false", "install " + FakePlugins.SHA256 + " true");
        assertThat(rest.post(INSTALL, "{}").status()).isEqualTo(422);
    }

    @Test
    void plugins_and_files_are_removed() throws Exception {
        assertThat(rest.delete("plugins/org.example.one").status()).isEqualTo(200);
        assertThat(rest.delete("plugins/files/" + FakePlugins.SHA256).status()).isEqualTo(200);
        assertThat(rest.fakes.plugins.told).containsExactly("remove org.example.one", "discard " + FakePlugins.SHA256);
    }
}

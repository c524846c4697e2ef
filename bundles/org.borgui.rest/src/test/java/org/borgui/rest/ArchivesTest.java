package org.borgui.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.borgui.api.job.JobService.NewJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ArchivesTest {

    /** The name of the fake's archive in a path: a slash, a percent sign, a plus, a colon, a space and an umlaut. */
    private static final String NAME = "docs%2F1%2050%25+%C3%BC:x";

    private final Rest rest = new Rest();

    @BeforeEach
    void one_repository() {
        var repository = Samples.repository(5, "docs-repo");
        rest.fakes.repositories.put(repository.id(), repository);
    }

    @Test
    void the_list_is_json_inside_a_text() throws Exception {
        var text = rest.get("archives/list?repository=/local/docs-repo")
                .json()
                .path("archives")
                .asText();
        assertThat(Rest.MAPPER.readTree(text).at("/archives/0/name").asText()).isEqualTo("docs-1");
    }

    @Test
    void a_name_may_hold_any_character() throws Exception {
        var info = rest.get("archives/" + NAME + "/info?repository=5&include_files=true")
                .json()
                .path("info");
        assertThat(info.path("name").asText()).isEqualTo(FakeServices.Archives.NAME);
        assertThat(info.at("/stats/nfiles").asInt()).isEqualTo(2);
        assertThat(info.path("files").size()).isEqualTo(2);
        rest.delete("archives/" + NAME + "?repository=5");
        var job = rest.fakes.lastTold(NewJob.class);
        assertThat(job.parameters().required("archive")).isEqualTo(FakeServices.Archives.NAME);
        assertThat(job.operation()).isEqualTo("delete");
        assertThat(job.queue()).isFalse();
        assertThat(rest.get("browse/5/" + NAME).json().path("items").size()).isEqualTo(2);
        assertThat(rest.get("catalog/5/archives/" + NAME + "/entries")
                        .json()
                        .path("next")
                        .asText())
                .isEqualTo("2");
    }

    @Test
    void an_archive_is_found_by_borgs_identity_too() throws Exception {
        var info = rest.get("archives/" + "a".repeat(64) + "/info?repository=5").json();
        assertThat(info.at("/info/name").asText()).isEqualTo(FakeServices.Archives.NAME);
    }

    @Test
    void a_missing_archive_is_a_failure_of_info_and_an_empty_folder_of_browse() throws Exception {
        var info = rest.get("archives/gone/info?repository=5");
        assertThat(info.status()).isEqualTo(500);
        assertThat(info.json().at("/detail/key").asText()).isEqualTo("backend.errors.archives.failedGetArchiveInfo");
        var browse = rest.get("browse/5/gone");
        assertThat(browse.status()).isEqualTo(200);
        assertThat(browse.body()).isEqualTo("{\"items\":[]}");
    }

    @Test
    void an_unknown_repository_is_no_empty_folder() throws Exception {
        var browse = rest.get("browse/6/gone");
        assertThat(browse.status()).isEqualTo(404);
        assertThat(browse.json().at("/detail/key").asText()).isEqualTo("backend.errors.restore.repositoryNotFound");
    }

    @Test
    void browsing_gives_all_pages_folders_first() throws Exception {
        var items = rest.get("browse/5/" + NAME + "?path=/").json().path("items");
        assertThat(items.at("/0/type").asText()).isEqualTo("directory");
        assertThat(items.at("/0/managed").asBoolean()).isFalse();
        assertThat(items.at("/1/size").asLong()).isEqualTo(3);
    }

    @Test
    void a_folder_is_as_large_as_what_is_below_it() throws Exception {
        assertThat(rest.get("browse/5/" + NAME).json().at("/items/0/size").asLong())
                .isEqualTo(3);
        var folder = rest.get("catalog/5/archives/" + NAME + "/entries").json().at("/items/0");
        assertThat(folder.path("size").asLong()).isEqualTo(3);
        assertThat(folder.path("files").asLong()).isEqualTo(1);
    }

    @Test
    void info_has_no_more_files_than_asked_for() throws Exception {
        var info = rest.get("archives/" + NAME + "/info?repository=5&include_files=true&file_limit=1");
        assertThat(info.json().at("/info/files").size()).isEqualTo(1);
    }

    @Test
    void a_folder_is_streamed_as_a_tar() throws Exception {
        var query = "?archive=" + NAME.replace("+", "%2B") + "&path=docs";
        var answer = rest.get("catalog/5/tar" + query);
        assertThat(answer.body()).isEqualTo("tar of docs");
        assertThat(answer.header("Content-Type")).isEqualTo("application/x-tar");
        assertThat(answer.header("Content-Disposition")).startsWith("attachment; filename=\"docs.tar\"");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Content-Security-Policy")).isEqualTo("sandbox");
    }

    @Test
    void a_file_is_no_tar_and_an_archive_has_to_be_named() throws Exception {
        var query = "?archive=" + NAME.replace("+", "%2B") + "&path=docs/a%20%22%C3%BC%22.txt";
        assertThat(rest.get("catalog/5/tar" + query).status()).isEqualTo(400);
        assertThat(rest.get("catalog/5/tar").json().at("/detail/params/field").asText())
                .isEqualTo("archive");
    }

    @Test
    void contents_are_lines_of_json_inside_a_text() throws Exception {
        var lines = rest.get("archives/" + NAME + "/contents?repository=5")
                .json()
                .path("contents")
                .asText();
        assertThat(lines.lines()).hasSize(2);
        var second = Rest.MAPPER.readTree(lines.lines().skip(1).findFirst().orElseThrow());
        assertThat(second.path("path").asText()).isEqualTo("docs/a \"ü\".txt");
        assertThat(second.path("type").asText()).isEqualTo("-");
    }

    @Test
    void contents_of_a_missing_archive_are_refused_and_not_half_written() throws Exception {
        assertThat(rest.get("archives/gone/contents?repository=5").status()).isEqualTo(404);
    }

    @Test
    void a_file_is_streamed_as_an_attachment_that_no_browser_shows() throws Exception {
        var query = "?repository=5&archive=" + NAME.replace("+", "%2B") + "&file_path=docs/a%20%22%C3%BC%22.txt";
        var answer = rest.get("archives/download" + query);
        assertThat(answer.body()).isEqualTo("abc");
        assertThat(answer.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"a ___.txt\"; filename*=UTF-8''a%20%22%C3%BC%22.txt");
        assertThat(answer.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Content-Security-Policy")).isEqualTo("sandbox");
    }

    @Test
    void a_folder_is_not_downloaded() throws Exception {
        var query = "?repository=5&archive=" + NAME.replace("+", "%2B") + "&file_path=docs";
        assertThat(rest.get("archives/download" + query).status()).isEqualTo(400);
    }

    @Test
    void a_query_without_repository_is_refused_by_name() throws Exception {
        assertThat(rest.get("archives/list").json().at("/detail/params/field").asText())
                .isEqualTo("repository");
    }
}

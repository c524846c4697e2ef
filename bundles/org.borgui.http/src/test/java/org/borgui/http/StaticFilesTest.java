package org.borgui.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The console's files and its page. */
@Timeout(60)
class StaticFilesTest {

    @TempDir
    Path directory;

    private final Map<String, URL> files = new TreeMap<>();

    @BeforeEach
    void write() throws Exception {
        file(
                "index.html",
                "<!doctype html><link href=\"./favicon.svg\"><meta name=\"base\" content=\"__BASE__\"><meta content=\"__NONCE__\">");
        file("favicon.svg", "<svg/>");
        file("assets/app-1.js", "plain");
        file("assets/app-1.js.br", "brotli");
        file("assets/app-1.js.gz", "gzip");
        file("assets/only-1.css", "css");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "assets/app-1.js   | br, gzip         | br   | brotli",
                "assets/app-1.js   | gzip, deflate    | gzip | gzip",
                "assets/app-1.js   | br;q=0, gzip;q=1 | gzip | gzip",
                "assets/app-1.js   | identity         |      | plain",
                "assets/only-1.css | br, gzip         |      | css"
            })
    void a_prepared_form_is_chosen(String path, String accepted, String encoding, String body) throws Exception {
        try (var server = server("")) {
            var answer = server.get("/" + path, "Accept-Encoding", accepted);

            assertThat(answer.body()).isEqualTo(body);
            assertThat(answer.headers().firstValue("Content-Encoding").orElse(null))
                    .isEqualTo(encoding);
            assertThat(answer.headers().firstValue("Vary")).hasValue("Accept-Encoding");
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("public, max-age=31536000, immutable");
            var tag = answer.headers().firstValue("ETag").orElseThrow();
            var again = server.get("/" + path, "Accept-Encoding", accepted, "If-None-Match", tag);
            assertThat(again.statusCode()).isEqualTo(304);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/dashboard",
                "/health",
                "/api",
                "/api/",
                "/settings/users",
                "/index.html",
                "/repositories/1/archives/a%2Fb/etc"
            })
    void a_place_of_the_console_is_its_page_with_a_nonce_of_its_own(String path) throws Exception {
        try (var server = server("")) {
            var first = server.get(path);
            var second = server.get(path);

            assertThat(first.statusCode()).isEqualTo(200);
            assertThat(first.body())
                    .contains("<!doctype html>")
                    .contains("href=\"/favicon.svg\"", "name=\"base\" content=\"/\"");
            assertThat(first.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(first.body()).isNotEqualTo(second.body());
            var nonce = first.body().replaceAll("(?s).*content=\"([^\"]+)\".*", "$1");
            assertThat(nonce).hasSize(24);
            assertThat(first.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("style-src 'self' 'nonce-" + nonce + "';");
        }
    }

    @Test
    void a_missing_file_is_not_found_unless_a_browser_wants_a_page() throws Exception {
        try (var server = server("")) {
            assertThat(server.get("/assets/nothing.js", "Accept", "text/html").statusCode())
                    .isEqualTo(404);
            assertThat(server.get("/assets/nothing").statusCode()).isEqualTo(404);
            assertThat(server.get("/logo.png").statusCode()).isEqualTo(404);
            assertThat(server.get("/archives/a/etc/hosts.conf", "Accept", "text/html")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(server.get("/favicon.svg").headers().firstValue("Content-Type"))
                    .hasValue("image/svg+xml");
        }
    }

    @Test
    void head_has_the_headers_and_no_body() throws Exception {
        try (var server = server("")) {
            var page = server.send("HEAD", "/", "");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).isEmpty();
            assertThat(page.headers().firstValueAsLong("Content-Length").orElse(0))
                    .isPositive();
            assertThat(server.send("HEAD", "/assets/app-1.js", "").headers().firstValueAsLong("Content-Length"))
                    .hasValue(5);
        }
    }

    @Test
    void a_base_path_moves_everything_but_the_health_check_answers_at_both() throws Exception {
        try (var server = server("/borg/")) {
            server.mount(new SampleResource());

            assertThat(server.get("/borg/").body())
                    .contains("href=\"/borg/favicon.svg\"", "name=\"base\" content=\"/borg/\"");
            assertThat(server.get("/borg/assets/app-1.js").body()).isEqualTo("plain");
            assertThat(server.get("/borg/api/sample").statusCode()).isEqualTo(200);
            assertThat(server.get("/borg/api/sample/names/a%2Fb/files").body()).isEqualTo("{\"name\":\"a/b\"}");
            assertThat(server.get("/borg/healthz").statusCode()).isEqualTo(200);
            assertThat(server.get("/healthz").statusCode()).isEqualTo(200);
            assertThat(server.get("/api/sample").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void the_health_check_says_up_when_ready_and_down_before() throws Exception {
        try (var server = server("")) {
            assertThat(server.get("/healthz").body()).isEqualTo("{\"status\":\"up\"}");
            server.ready.set(false);
            assertThat(server.get("/healthz").statusCode()).isEqualTo(503);
            assertThat(server.get("/healthz").body()).isEqualTo("{\"status\":\"down\"}");
        }
    }

    @Test
    void without_a_console_a_plain_page_says_so() throws Exception {
        try (var server = new TestServer()) {
            assertThat(server.get("/dashboard").statusCode()).isEqualTo(200);
            assertThat(server.get("/health").body()).contains("<!doctype html>").contains("not installed");
        }
    }

    private TestServer server(String basePath) throws Exception {
        var server = new TestServer(TestServer.settings(basePath, "", ""));
        server.serve(files);
        return server;
    }

    private void file(String name, String text) throws Exception {
        var path = directory.resolve(name);
        Files.createDirectories(path.getParent());
        files.put(name, Files.writeString(path, text).toUri().toURL());
    }
}

package org.borgui.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose pages may use the API. Here {@code https://pages.example} and {@code http://localhost:5173} may. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OriginsTest {

    private static final String PREFLIGHT = String.join(
            "\r\n",
            "OPTIONS /api/sample HTTP/1.1",
            "Host: here",
            "Connection: close",
            "Access-Control-Request-Method: PUT",
            "Access-Control-Request-Headers: authorization",
            "");

    private TestServer server;

    @BeforeAll
    void start() throws Exception {
        var origins = "https://pages.example, http://localhost:5173";
        server = new TestServer(TestServer.settings(Map.of("allowedOrigins", origins)));
        server.mount(new SampleResource());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://pages.example", "http://localhost:5173"})
    void who_is_listed_may_read_and_ask_with_a_token_and_never_by_cookie(String origin) throws Exception {
        var read = server.rawGet("/api/sample/mine", "Origin: " + origin, "Authorization: Bearer ana");

        assertThat(read)
                .startsWith("HTTP/1.1 200")
                .contains("Access-Control-Allow-Origin: " + origin + "\r\n")
                .contains("Vary: Origin\r\n")
                .doesNotContain("Allow-Credentials");
        assertThat(server.raw(PREFLIGHT + "Origin: " + origin + "\r\n\r\n"))
                .startsWith("HTTP/1.1 204")
                .contains("Access-Control-Allow-Origin: " + origin + "\r\n")
                .contains("Access-Control-Allow-Methods: GET, HEAD, POST, PUT, PATCH, DELETE\r\n")
                .contains("Access-Control-Allow-Headers: Authorization, Content-Type, Last-Event-ID\r\n")
                .contains("Access-Control-Max-Age: 600\r\n")
                .contains("nosniff")
                .doesNotContain("Allow-Credentials");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "*",
                "https://pages.example.evil.example",
                "https://evil-pages.example",
                "https://evil.example/https://pages.example",
                "https://pages.example@evil.example",
                "https://sub.pages.example",
                "https://pages.example:8443",
                "https://pages.example:443",
                "http://pages.example",
                "HTTPS://pages.example",
                "https://PAGES.example",
                "https://pages.example.",
                "https://pages.example/",
                "https://pages.example https://evil.example",
                "https://evil.example https://pages.example",
                "https://pages.example\r\nOrigin: https://evil.example",
                "http://localhost",
                "http://localhost:51733",
                "http://127.0.0.1:5173",
                "https://pages%2Eexample",
                "file://",
                "chrome-extension://pages.example",
                "",
            })
    void nobody_else_is_told_anything(String origin) throws Exception {
        var read = server.rawGet("/api/sample/address", "Origin: " + origin, "Authorization: Bearer ana");

        assertThat(read)
                .startsWith("HTTP/1.1 200")
                .doesNotContain("Access-Control-")
                .contains("Vary: Origin\r\n");
        assertThat(server.raw(PREFLIGHT + "Origin: " + origin + "\r\n\r\n"))
                .startsWith("HTTP/1.1 405")
                .doesNotContain("Access-Control-");
    }

    @Test
    void what_a_resource_says_of_origins_itself_is_taken_away() throws Exception {
        assertThat(server.rawGet("/api/sample/generous", "Origin: https://evil.example"))
                .startsWith("HTTP/1.1 200")
                .doesNotContain("Access-Control-");
        assertThat(server.rawGet("/api/sample/generous", "Origin: https://pages.example"))
                .contains("Access-Control-Allow-Origin: https://pages.example\r\n")
                .doesNotContain("Allow-Credentials")
                .doesNotContain("*");
    }

    @Test
    void pages_and_the_health_check_are_for_nobody_elses_scripts() throws Exception {
        assertThat(server.rawGet("/", "Origin: https://pages.example")).doesNotContain("Access-Control-");
        assertThat(server.rawGet("/healthz", "Origin: https://pages.example")).doesNotContain("Access-Control-");
    }

    @Test
    void by_default_there_are_none() throws Exception {
        try (var closed = new TestServer()) {
            closed.mount(new SampleResource());

            assertThat(closed.rawGet("/api/sample", "Origin: https://pages.example"))
                    .startsWith("HTTP/1.1 200")
                    .doesNotContain("Access-Control-")
                    .doesNotContain("Vary");
            assertThat(closed.raw(PREFLIGHT + "Origin: https://pages.example\r\n\r\n"))
                    .startsWith("HTTP/1.1 405");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "null",
                "https://*.example",
                "pages.example",
                "https://pages.example/",
                "https://A.example",
                "ftp://pages.example",
                "https://a@b",
                "https://pages.example:"
            })
    void what_browsers_never_send_or_everybody_sends_cannot_be_configured(String origin) {
        assertThatThrownBy(() -> new CrossOrigin(List.of(origin)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + origin + "'")
                .hasMessageContaining("scheme, host");
    }
}

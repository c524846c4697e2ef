package org.borgui.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every answer carries the same headers, whoever wrote it. */
@Timeout(120)
class HeadersTest {

    private static final String POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'; "
            + "img-src 'self' data:; font-src 'self'; style-src 'self'; object-src 'none'; base-uri 'self'; "
            + "frame-ancestors 'none'; form-action 'self'";

    @ParameterizedTest
    @CsvSource({
        "GET,/api/sample,200",
        "GET,/api/sample/mine,401",
        "GET,/api/nothing,404",
        "POST,/api/nothing,405",
        "OPTIONS,/api/sample,405",
        "GET,/api/sample/bug,500",
        "GET,/api/sample/%00,400",
        "GET,/api/%zz,400",
        "GET,/api/sample/stream,200",
        "GET,/assets/missing.js,404",
        "POST,/,405",
        "GET,/,200",
        "GET,/healthz,200",
        "GET,/openapi.json,200",
        "GET,/api/docs,200",
        "GET,/api/docs/docs.js,200",
        "BAD METHOD,/,400",
    })
    void are_on_every_kind_of_answer(String method, String path, int status) throws Exception {
        try (var server = new TestServer()) {
            server.mount(new SampleResource());

            var answer = server.raw(
                    method + " " + path + " HTTP/1.1\r\nHost: h\r\nOrigin: null\r\nConnection: close\r\n\r\n");

            assertThat(answer).startsWith("HTTP/1.1 " + status);
            assertThat(headers(answer))
                    .containsEntry("x-content-type-options", "nosniff")
                    .containsEntry("x-frame-options", "DENY")
                    .containsEntry("referrer-policy", "no-referrer")
                    .containsEntry("cross-origin-opener-policy", "same-origin")
                    .containsEntry("cross-origin-resource-policy", "same-origin")
                    .containsKey("permissions-policy")
                    .doesNotContainKeys(
                            "server", "x-powered-by", "strict-transport-security", "access-control-allow-origin");
            assertThat(headers(answer).get("content-security-policy")).startsWith(POLICY.substring(0, 60));
            if (path.startsWith("/api/sample") && status != 400) {
                assertThat(headers(answer))
                        .containsEntry("cache-control", "no-store")
                        .containsEntry("content-security-policy", POLICY);
            }
        }
    }

    @Test
    void https_as_public_address_turns_hsts_on() throws Exception {
        try (var server = new TestServer(TestServer.settings("", "https://backup.example", ""))) {
            assertThat(headers(server.rawGet("/healthz")))
                    .containsEntry("strict-transport-security", "max-age=31536000");
        }
    }

    @Test
    void a_header_that_is_too_long_is_refused() throws Exception {
        try (var server = new TestServer()) {
            var answer = server.rawGet("/api/sample", "X-Long: " + "x".repeat(20_000));

            assertThat(answer).startsWith("HTTP/1.1 431").contains("nosniff");
        }
    }

    private static Map<String, String> headers(String answer) {
        var map = new java.util.TreeMap<String, String>();
        answer.substring(0, answer.indexOf("\r\n\r\n"))
                .lines()
                .skip(1)
                .forEach(line -> map.put(
                        line.substring(0, line.indexOf(':')).toLowerCase(java.util.Locale.ROOT),
                        line.substring(line.indexOf(':') + 1).strip()));
        return map;
    }
}

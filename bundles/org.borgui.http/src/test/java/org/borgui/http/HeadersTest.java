package org.borgui.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every header of every kind of answer, whoever wrote it. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HeadersTest {

    private static final String POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'; "
            + "img-src 'self' data:; font-src 'self'; style-src 'self'; object-src 'none'; base-uri 'none'; "
            + "frame-ancestors 'none'; form-action 'self'";
    private static final String SAVED = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox";
    private static final Map<String, String> ON_ALL = Map.of(
            "x-content-type-options", "nosniff",
            "x-frame-options", "DENY",
            "referrer-policy", "no-referrer",
            "cross-origin-opener-policy", "same-origin",
            "cross-origin-resource-policy", "same-origin",
            "permissions-policy",
                    "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), "
                            + "midi=(), payment=(), usb=(), browsing-topics=()");

    private TestServer server;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        server = new TestServer(TestServer.settings(Map.of("trustedProxies", "127.0.0.1")));
        server.mount(new SampleResource());
        server.serve(Map.of(
                "index.html", file(directory, "index.html", "<!doctype html><meta content=\"__NONCE__\">"),
                "assets/app-1.js", file(directory, "app-1.js", "plain")));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    /** The request line with further headers after {@code |}, the status, and all headers but those on every answer. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "GET /api/sample ~ 200 ~ NOSTORE JSON",
                "HEAD /api/sample ~ 200 ~ NOSTORE JSON",
                "GET /api/sample/mine ~ 401 ~ NOSTORE JSON & www-authenticate=Bearer",
                "GET /api/sample/admin|Authorization: Bearer vera ~ 403 ~ NOSTORE JSON",
                "GET /api/nothing ~ 404 ~ NOSTORE JSON",
                "POST /api/nothing ~ 405 ~ NOSTORE JSON",
                "OPTIONS /api/sample ~ 405 ~ NOSTORE JSON",
                "TRACE /api/sample ~ 405 ~ NOSTORE JSON",
                "POST /api/sample|Content-Length: 1001 ~ 413 ~ NOSTORE JSON",
                "POST /api/sample|Content-Encoding: gzip ~ 415 ~ NOSTORE JSON & accept-encoding=identity",
                "GET /api/sample/bug ~ 500 ~ NOSTORE JSON",
                "GET /api/sample/refuse/UNAVAILABLE ~ 503 ~ NOSTORE JSON & retry-after=7",
                "GET /api/sample/%2500 ~ 400 ~ NOSTORE JSON",
                "GET /api/sample/%00 ~ 400 ~ NOSTORE JSON",
                "GET /api/%zz ~ 400 ~ NOSTORE JSON",
                "BAD METHOD / ~ 400 ~ NOSTORE JSON",
                "GET /|Content-Length: x ~ 400 ~ NOSTORE JSON",
                "GET /|Host: two ~ 400 ~ NOSTORE JSON",
                "GET /api/sample/events ~ 200 ~ NOSTORE content-type=text/event-stream",
                "GET /api/sample/stream ~ 200 ~ NOSTORE content-type=application/octet-stream",
                "GET / ~ 200 ~ NOSTORE content-type=text/html;charset=utf-8",
                "HEAD / ~ 200 ~ NOSTORE content-type=text/html;charset=utf-8",
                "POST / ~ 405 ~ JSON",
                "GET /assets/missing.js ~ 404 ~ JSON",
                "GET /assets/app-1.js ~ 200 ~ ASSET & content-type=text/javascript;charset=utf-8",
                "GET /assets/app-1.js|If-None-Match: * ~ 304 ~ ASSET",
                "GET /openapi.json ~ 200 ~ JSON",
                "GET /api/docs ~ 200 ~ NOSTORE content-type=text/html;charset=utf-8",
                "GET /api/docs/docs.js ~ 200 ~ cache-control=no-cache & content-type=text/javascript;charset=utf-8 & etag=*",
                "GET /healthz ~ 200 ~ NOSTORE JSON",
                "HEAD /healthz ~ 200 ~ NOSTORE JSON",
            })
    void are_exactly_these(String request, int status, String others) throws Exception {
        var answer = server.raw(wholeRequest(request));

        assertThat(answer).startsWith("HTTP/1.1 " + status);
        var expected = new TreeMap<>(ON_ALL);
        for (var other : whole(others).split(" & ", -1)) {
            expected.put(other.split("=", 2)[0], other.split("=", 2)[1]);
        }
        expected.put("content-security-policy", POLICY);
        assertThat(plain(headers(answer))).isEqualTo(expected);
    }

    @Test
    void a_download_is_saved_and_could_do_nothing_if_it_were_opened() throws Exception {
        assertThat(headers(server.rawGet("/api/sample/page.html", "Authorization: Bearer vera")))
                .containsEntry("content-disposition", "attachment; filename=\"page.html\"")
                .containsEntry("content-security-policy", SAVED)
                .containsEntry("x-content-type-options", "nosniff")
                .containsEntry("cache-control", "no-store");
    }

    @ParameterizedTest
    @ValueSource(ints = {15_000, 20_000})
    void a_header_or_address_that_is_too_long_is_refused(int length) throws Exception {
        var fields = new StringBuilder();
        for (int i = 0; i < length / 100; i++) {
            fields.append("X-%03d: %s\r\n".formatted(i, "x".repeat(91)));
        }
        for (var answer : new String[] {
            server.raw("GET / HTTP/1.1\r\nHost: here\r\nConnection: close\r\n" + fields + "\r\n"),
            server.rawGet("/api/" + "x".repeat(20_000)),
            server.rawGet("/api/sample?q=" + "x".repeat(20_000))
        }) {
            assertThat(answer).startsWith("HTTP/1.1 4").containsAnyOf("HTTP/1.1 431", "HTTP/1.1 414");
            assertThat(headers(answer)).containsAllEntriesOf(ON_ALL).containsEntry("content-security-policy", POLICY);
            assertThat(answer).contains("{\"detail\":");
        }
    }

    @Test
    void https_as_public_address_or_at_a_trusted_proxy_turns_hsts_on() throws Exception {
        var year = Map.of("strict-transport-security", "max-age=31536000");
        assertThat(headers(server.rawGet("/api/sample"))).doesNotContainKey("strict-transport-security");
        for (var path : new String[] {"/api/sample", "/", "/healthz", "/api/sample/%2500", "/api/nothing"}) {
            assertThat(headers(server.rawGet(path, "X-Forwarded-Proto: https"))).containsAllEntriesOf(year);
        }
        try (var known = new TestServer(TestServer.settings("", "https://backup.example", ""))) {
            assertThat(headers(known.rawGet("/healthz"))).containsAllEntriesOf(year);
            assertThat(headers(known.rawGet("/api/%zz"))).containsAllEntriesOf(year);
        }
        try (var plain = new TestServer()) {
            assertThat(headers(plain.rawGet("/healthz", "X-Forwarded-Proto: https")))
                    .doesNotContainKey("strict-transport-security");
        }
    }

    private static String whole(String headers) {
        return headers.replace("NOSTORE ", "cache-control=no-store & ")
                .replace("JSON", "content-type=application/json")
                .replace("ASSET", "cache-control=public, max-age=31536000, immutable & etag=* & vary=Accept-Encoding");
    }

    private static String wholeRequest(String request) {
        var parts = request.split("\\|", 2);
        var host = parts.length > 1 && parts[1].startsWith("Host") ? "Host: one" : "Host: here";
        return parts[0] + " HTTP/1.1\r\n" + host + "\r\nOrigin: null\r\n"
                + (parts.length > 1 ? parts[1] + "\r\n" : "")
                + "Connection: close\r\n\r\n";
    }

    /** Without what belongs to the connection and the moment, and with the page's nonce taken out. */
    private static Map<String, String> plain(Map<String, String> headers) {
        headers.keySet()
                .removeAll(
                        java.util.List.of("connection", "content-length", "date", "transfer-encoding", "x-request-id"));
        headers.computeIfPresent("etag", (name, value) -> "*");
        headers.computeIfPresent(
                "content-security-policy", (name, value) -> value.replaceAll(" 'nonce-[A-Za-z0-9+/=]{24}'", ""));
        return headers;
    }

    private static Map<String, String> headers(String answer) {
        var map = new TreeMap<String, String>();
        answer.substring(0, answer.indexOf("\r\n\r\n"))
                .lines()
                .skip(1)
                .forEach(line -> map.merge(
                        line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT),
                        line.substring(line.indexOf(':') + 1).strip(),
                        (one, two) -> one + " AND " + two));
        return map;
    }

    private static URL file(Path directory, String name, String text) throws Exception {
        return Files.writeString(directory.resolve(name), text).toUri().toURL();
    }
}

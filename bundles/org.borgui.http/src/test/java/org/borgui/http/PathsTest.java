package org.borgui.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which paths pass, and that what passes arrives whole. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PathsTest {

    private TestServer server;

    @BeforeAll
    void start() throws Exception {
        server = new TestServer();
        server.mount(new SampleResource());
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "a%2Fb, a/b",
        "a%5Cb, a\\\\b",
        "a%3Bb, a;b",
        "a%0Ab, a\\nb",
        "50%25, 50%",
        "a%252Fb, a%2Fb",
        "a%20b, a b",
        "p%C3%A4, p\u00e4",
        "host-2026.03.01T02:00, host-2026.03.01T02:00",
        "..a, ..a",
        "a%3Fb, a?b",
        "a%09b, a\\tb"
    })
    void a_name_reaches_the_resource_as_one_segment(String encoded, String name) throws Exception {
        var answer = server.rawGet("/api/sample/names/" + encoded + "/files");

        assertThat(answer).startsWith("HTTP/1.1 200").endsWith("{\"name\":\"" + utf8(name) + "\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/sample/names/a%00b/files",
                "/api/sample/../sample",
                "/api/sample/./",
                "/api/sample/%2e%2e/sample",
                "/api/sample/%2E%2E",
                "/api/sample/.%2e/sample",
                "/api/%252e%252e/sample",
                "/api/%25252e%25252e/sample",
                "/api/sample/names/a%2500b/files",
                "/api/sample/names/..%2Fb/files",
                "/api/sample/names/..%252Fb/files",
                "/api/sample/names/a%5C..%5Cb/files",
                "/api/sample/names/a\\b/files",
                "/api/sample;x=1/mine",
                "/api/..;/mine",
                "/api//sample",
                "/assets/..%2f..%2fsecret",
                "/assets/%2e%2e/secret",
                "/%00",
                "/api/sample/names/%zz/files",
                "/api/sample/names/%C0%AE%C0%AE/files",
                "/api/sample/names/%u002e/files",
                "/api/sample/names/a\u0001b/files",
                "/api/sample/names/a\tb/files",
                "/api/sample/names/a\u007fb/files",
                "/api/sample/names/a\u0000b/files",
                "/api/sample/%2e",
                "/api/sample/%252e%252e%252fsample",
                "/api/sample/..%5Csample",
                "/api/sample/..%255Csample",
                "//api/sample",
                "/api/sample//",
                "/api;x/sample",
                "/;/api/sample",
                "/\\api/sample",
                "/..%2fapi/sample",
                "/api/sample/names/%/files",
                "/api/sample/names/%2/files",
                "/api/sample/names/%FF%FE/files",
            })
    void a_path_with_two_meanings_is_refused_before_anybody_is_asked(String path) throws Exception {
        server.gate.identified.set(0);

        var answer = server.rawGet(path);

        assertThat(answer).startsWith("HTTP/1.1 400");
        assertThat(answer).contains("application/json").contains("{\"detail\":").contains("nosniff");
        assertThat(server.gate.identified).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/sample", "/api/sample/", "/api/sample/names/a%2Fb/files/"})
    void a_slash_at_the_end_makes_no_difference(String path) throws Exception {
        assertThat(server.rawGet(path)).startsWith("HTTP/1.1 200");
    }

    private static String utf8(String text) {
        return new String(
                text.getBytes(java.nio.charset.StandardCharsets.UTF_8), java.nio.charset.StandardCharsets.ISO_8859_1);
    }
}

package org.borgui.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a body may be: here 1,000 bytes of JSON and 100,000 of anything else. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BodiesTest {

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
        "application/json, 1000, false, 200",
        "application/json, 1001, false, 413",
        "application/json, 1000, true, 200",
        "application/json, 1001, true, 413",
        "application/octet-stream, 100000, true, 200",
        "application/octet-stream, 100001, false, 413",
        "application/octet-stream, 100001, true, 413"
    })
    void a_body_is_cut_at_its_limit(String type, int length, boolean chunked, int status) throws Exception {
        var body = new byte[length];
        var publisher = chunked
                ? BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))
                : BodyPublishers.ofByteArray(body);
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/api/sample/bytes"))
                .header("Content-Type", type)
                .POST(publisher)
                .build();

        var answer = server.client.send(request, BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(status);
        if (status == 413) {
            assertThat(answer.body()).contains("backend.errors.request.bodyTooLarge");
        } else {
            assertThat(answer.body()).isEqualTo("{\"count\":" + length + "}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br", "deflate", "identity, gzip", "x"})
    void a_compressed_body_is_refused(String encoding) throws Exception {
        var answer = server.send("POST", "/api/sample/bytes", "xyz", "Content-Encoding", encoding);

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).contains("backend.errors.request.compressedBody");
        assertThat(answer.headers().firstValue("Accept-Encoding")).hasValue("identity");
    }

    @ParameterizedTest
    @CsvSource({"50, 200", "99, 200", "101, 422", "400, 422"})
    void json_nests_only_so_deep(int depth, int status) throws Exception {
        var body = "{\"full_name\":\"a\",\"x\":" + "[".repeat(depth - 1) + "]".repeat(depth - 1) + "}";

        var answer = server.send("POST", "/api/sample", body, "Content-Type", "application/json");

        assertThat(answer.statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"98, 200", "99, 431", "500, 431"})
    void a_request_has_only_so_many_headers(int count, int status) throws Exception {
        var headers = new String[count];
        for (int i = 0; i < count; i++) {
            headers[i] = "X-" + i + ": 1";
        }

        var answer = server.rawGet("/api/sample", headers);

        assertThat(answer).startsWith("HTTP/1.1 " + status);
        if (status == 431) {
            assertThat(answer).contains("backend.errors.request.tooManyHeaders").contains("at most");
        }
    }

    /** What two readers could understand as one request or as two. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
                "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{} ",
                "Content-Length: 2, 3\r\n\r\n{} ",
                "Content-Length: +2\r\n\r\n{}",
                "Content-Length: 0x2\r\n\r\n{}",
                "Content-Length: -1\r\n\r\n{}",
                "Content-Length : 2\r\n\r\n{}",
                "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n-2\r\n{}\r\n0\r\n\r\n",
                "X: 1\r\n folded: 2\r\n\r\n",
                "X-\u0001: 1\r\n\r\n",
                "X: a\u0000b\r\n\r\n",
            })
    void a_body_with_two_ends_is_refused(String rest) throws Exception {
        var answer = server.raw(
                "POST /api/sample/bytes HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nConnection: close\r\n"
                        + rest);

        assertThat(answer).matches("(?s)HTTP/1\\.1 (400|501) .*");
    }
}

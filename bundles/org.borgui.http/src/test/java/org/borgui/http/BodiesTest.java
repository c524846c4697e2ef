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
}

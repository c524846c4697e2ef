package org.borgui.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.borgui.spi.web.Permit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Applications come and go beside one another. */
@Timeout(60)
class ApplicationsTest {

    /** Claims the same path as the sample. */
    @Path("sample")
    public static final class Rival {

        @GET
        @Permit.Public
        public String get() {
            return "rival";
        }
    }

    /** Lies below the sample's path. */
    @Path("sample/deeper")
    public static final class Deeper {

        @GET
        @Permit.Public
        public String get() {
            return "deeper";
        }
    }

    /** Answers when it is let. */
    @Path("slow")
    public static final class Slow {

        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch mayEnd = new CountDownLatch(1);

        @GET
        @Permit.Public
        public String get() throws InterruptedException {
            begun.countDown();
            mayEnd.await();
            return "slow";
        }
    }

    /** Sends events as they come. */
    @Path("events")
    public static final class Events {

        private final BlockingQueue<SseEventSink> sinks = new LinkedBlockingQueue<>();

        @GET
        @Produces("text/event-stream")
        @Permit.Public
        public void stream(@Context SseEventSink sink, @Context Sse sse) {
            sink.send(sse.newEvent("first"));
            sinks.add(sink);
        }
    }

    @TempDir
    java.nio.file.Path directory;

    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        server = new TestServer();
        server.mount(new SampleResource());
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void a_plugin_is_mounted_below_its_own_name() throws Exception {
        server.applications.set(TestServer.plugin(2, "demo.plugin"), List.of(new Rival()));

        assertThat(server.get("/api/x/demo.plugin/sample").body()).isEqualTo("rival");
        assertThat(server.get("/api/sample").body()).contains("hello");
    }

    @Test
    void a_path_that_is_taken_stays_with_who_has_it_and_the_longest_wins() throws Exception {
        server.applications.set(TestServer.core(2, "other"), List.of(new Rival(), new Deeper()));

        assertThat(server.get("/api/sample").body()).contains("hello");
        assertThat(server.get("/api/sample/deeper").body()).isEqualTo("deeper");
    }

    @Test
    void a_withdrawn_path_asks_to_try_again_and_the_others_go_on() throws Exception {
        server.applications.set(TestServer.core(2, "other"), List.of(new Deeper()));
        server.applications.withdraw(1);

        var gone = server.get("/api/sample/mine");
        assertThat(gone.statusCode()).isEqualTo(503);
        assertThat(gone.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(server.get("/api/sample/deeper").body()).isEqualTo("deeper");
        assertThat(server.get("/api/other").statusCode()).isEqualTo(404);

        server.mount(new SampleResource());
        assertThat(server.get("/api/sample").statusCode()).isEqualTo(200);
    }

    @Test
    void a_request_inside_a_withdrawn_resource_is_waited_for_and_finishes() throws Exception {
        var slow = new Slow();
        server.applications.set(TestServer.core(3, "slow"), List.of(slow));
        var answer = CompletableFuture.supplyAsync(() -> {
            try {
                return server.get("/api/slow").body();
            } catch (java.io.IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        slow.begun.await();

        var former = server.applications.withdraw(3).orElseThrow();
        assertThat(former.awaitThreads(Duration.ofMillis(1))).isFalse();
        slow.mayEnd.countDown();

        assertThat(former.awaitThreads(Duration.ofSeconds(10))).isTrue();
        assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo("slow");
    }

    @Test
    void events_flow_at_once_and_survive_the_coming_and_going_of_others() throws Exception {
        var events = new Events();
        server.applications.set(TestServer.core(4, "events"), List.of(events));
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/api/events"))
                .header("Accept-Encoding", "gzip, br")
                .build();
        var answer = server.client.send(request, BodyHandlers.ofInputStream());
        assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
        try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("data: first");
            var sink = events.sinks.take();

            server.applications.set(TestServer.plugin(5, "demo"), List.of(new Deeper()));
            server.applications.withdraw(5);
            server.applications.withdraw(1);
            sink.send(new org.glassfish.jersey.media.sse.OutboundEvent.Builder()
                    .data("second")
                    .build());

            assertThat(lines.readLine()).isEmpty();
            assertThat(lines.readLine()).isEqualTo("data: second");
            sink.close();
        }
    }

    @Test
    void until_the_server_is_ready_an_unknown_path_asks_to_try_again() throws Exception {
        server.ready.set(false);

        assertThat(server.get("/api/not-yet").statusCode()).isEqualTo(503);
    }

    @Test
    void descriptions_are_joined_and_a_plugin_stays_in_its_own_room() throws Exception {
        describe(1, "org.borgui.rest", "/api", "{\"paths\":{\"/sample\":{}},\"components\":{\"schemas\":{\"A\":{}}}}");
        describe(
                2,
                "demo",
                "/api/x/demo",
                """
                {"paths":{"/sample":{"get":{"$ref":"#/components/schemas/A"}},"/api/sample":{"evil":1}},
                 "components":{"schemas":{"A":{"type":"object"}}}}""");

        var whole = new ObjectMapper().readTree(server.get("/api/openapi.json").body());

        assertThat(whole.get("paths").properties())
                .extracting(java.util.Map.Entry::getKey)
                .containsExactlyInAnyOrder("/api/sample", "/api/x/demo/sample");
        assertThat(whole.at("/paths/~1api~1sample").has("evil")).isFalse();
        assertThat(whole.at("/paths/~1api~1x~1demo~1sample/get/$ref").asText())
                .isEqualTo("#/components/schemas/demo.A");
        assertThat(whole.at("/components/schemas").has("demo.A")).isTrue();
        assertThat(server.get("/openapi.json").body()).isEqualTo(whole.toString());
    }

    @Test
    void the_documentation_carries_its_viewer() throws Exception {
        assertThat(server.get("/api/docs").body()).contains("src=\"/api/docs/swagger-ui-bundle.js\"");
        assertThat(server.get("/api/docs/swagger-ui-bundle.js").statusCode()).isEqualTo(200);
        assertThat(server.get("/api/docs/swagger-ui.css").headers().firstValue("Content-Type"))
                .hasValue("text/css;charset=utf-8");
        assertThat(server.get("/api/docs/other.js").statusCode()).isEqualTo(404);
    }

    private void describe(long id, String name, String mount, String json) throws Exception {
        URL file = Files.writeString(directory.resolve(name + ".json"), json)
                .toUri()
                .toURL();
        server.applications.set(
                new Owner(id, name, "1", mount, Optional.of(file)),
                List.of(id == 1 ? new SampleResource() : new Rival()));
    }
}

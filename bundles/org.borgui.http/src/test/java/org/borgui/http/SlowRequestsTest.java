package org.borgui.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Clients that send a byte now and then, and never come to an end. Here a request has two seconds. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlowRequestsTest {

    private static final Duration SOON = Duration.ofSeconds(8);
    private static final String HEAD = "POST /api/sample HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n";

    private record Outcome(Duration after, String answer) {}

    private TestServer server;

    @BeforeAll
    void start() throws Exception {
        server = new TestServer(TestServer.settings(Map.of("requestSeconds", 2, "idleTimeoutSeconds", 30)));
        server.mount(new SampleResource());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void a_header_that_trickles_is_cut_off() throws Exception {
        try (var socket = connect()) {
            assertThat(trickle(socket, "GET / HTTP/1.1\r\nX-Slow: ").after()).isLessThan(SOON);
        }
    }

    @Test
    void also_that_of_a_later_request_on_the_same_connection() throws Exception {
        try (var socket = connect()) {
            for (int i = 0; i < 3; i++) {
                send(socket, "GET /healthz HTTP/1.1\r\nHost: h\r\n\r\n");
                readAnswer(socket);
            }
            assertThat(trickle(socket, "GET / HTTP/1.1\r\nX-Slow: ").after()).isLessThan(SOON);
        }
    }

    @Test
    void a_body_that_trickles_is_refused_with_a_sentence() throws Exception {
        try (var socket = connect()) {
            var outcome = trickle(socket, HEAD + "Content-Length: 900\r\n\r\n");

            assertThat(outcome.after()).isLessThan(SOON);
            assertThat(outcome.answer()).startsWith("HTTP/1.1 408").contains("backend.errors.request.tooSlow");
        }
    }

    @Test
    void also_in_chunks() throws Exception {
        try (var socket = connect()) {
            var outcome = trickle(socket, HEAD + "Transfer-Encoding: chunked\r\n\r\n200\r\n");

            assertThat(outcome.after()).isLessThan(SOON);
            assertThat(outcome.answer()).startsWith("HTTP/1.1 408");
        }
    }

    @Test
    void a_refused_body_is_not_waited_for() throws Exception {
        try (var socket = connect()) {
            var outcome = trickle(socket, HEAD + "Content-Length: 5000\r\n\r\n");

            assertThat(outcome.after()).isLessThan(SOON);
            assertThat(outcome.answer()).startsWith("HTTP/1.1 413");
        }
    }

    /** Quick requests one after another, silence between them, and an answer that takes its time are nobody's fault. */
    @Test
    void a_connection_in_good_use_lives_longer_than_one_request_may_take() throws Exception {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(6);
        try (var busy = connect();
                var quiet = connect();
                var patient = connect()) {
            send(quiet, "GET /healthz HTTP/1.1\r\nHost: h\r\n\r\n");
            readAnswer(quiet);
            send(patient, "GET /api/sample/slow?seconds=5 HTTP/1.1\r\nHost: h\r\n\r\n");
            while (System.nanoTime() < end) {
                send(busy, "GET /healthz HTTP/1.1\r\nHost: h\r\n\r\n");
                assertThat(readAnswer(busy)).startsWith("HTTP/1.1 200");
            }
            send(quiet, "GET /healthz HTTP/1.1\r\nHost: h\r\n\r\n");
            assertThat(readAnswer(quiet)).startsWith("HTTP/1.1 200");
            assertThat(readAnswer(patient)).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void one_address_with_bodies_that_never_come_does_not_stop_the_server_for_others() throws Exception {
        var idle = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 60; i++) {
                idle.add(new Socket(
                        InetAddress.getLoopbackAddress(), server.port(), InetAddress.getByName("127.0.0.9"), 0));
                send(idle.get(i), HEAD + "Content-Length: 900\r\n\r\n{");
            }
            var begun = System.nanoTime();
            assertThat(server.get("/api/sample").statusCode()).isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
        } finally {
            for (var socket : idle) {
                socket.close();
            }
        }
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), server.port());
    }

    /** Sends a byte each tenth of a second, until the server answers or closes. */
    private static Outcome trickle(Socket socket, String begin) throws IOException {
        var begun = System.nanoTime();
        var answer = "";
        try {
            send(socket, begin);
            socket.setSoTimeout(100);
            var first = -2;
            while (first == -2 && System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(30)) {
                try {
                    first = socket.getInputStream().read();
                } catch (SocketTimeoutException e) {
                    send(socket, "a");
                }
            }
            var after = Duration.ofNanos(System.nanoTime() - begun);
            socket.setSoTimeout(5_000);
            answer =
                    first < 0 ? "" : (char) first + text(socket.getInputStream().readAllBytes());
            return new Outcome(after, answer);
        } catch (SocketException e) { // a reset is an end as well
            return new Outcome(Duration.ofNanos(System.nanoTime() - begun), answer);
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** One answer of a connection that stays open; its body has braces and no other ones inside. */
    private static String readAnswer(Socket socket) throws IOException {
        var answer = new StringBuilder();
        while (answer.indexOf("}") < 0) {
            var read = socket.getInputStream().read();
            assertThat(read).as("in %s", answer).isNotNegative();
            answer.append((char) read);
        }
        return answer.toString();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}

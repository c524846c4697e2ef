package org.borgui.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class JettyEgressTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(500);

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    private static final Map<String, String> TEXTS =
            Map.of("/long", "x".repeat(Egress.MOST_BYTES + 1), "/closed", "who are you?");
    private static final Map<String, Integer> STATUSES = Map.of("/away", 302, "/closed", 401);

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        heard.add("%s %s %s %s"
                .formatted(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI(),
                        exchange.getRequestHeaders().getFirst("Host"),
                        body));
        var path = exchange.getRequestURI().getPath();
        exchange.getResponseHeaders().add("Location", "/elsewhere");
        var text = TEXTS.getOrDefault(path, "thanks").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(STATUSES.getOrDefault(path, 200), text.length);
        exchange.getResponseBody().write(text);
        exchange.close();
    }

    private Egress.Call post(String host, String path) {
        var address =
                URI.create("http://%s:%d%s".formatted(host, server.getAddress().getPort(), path));
        return new Egress.Call("POST", address, Map.of("Content-Type", "application/json"), "{\"é\":1}");
    }

    @Test
    void a_call_goes_to_a_place_that_is_open_and_keeps_its_name() throws Exception {
        var answer = new JettyEgress("localhost", PATIENCE).call(post("localhost", "/hook"));
        assertThat(answer).isEqualTo(new Egress.Answer(200, "thanks"));
        assertThat(heard)
                .containsExactly("POST /hook localhost:%d {\"é\":1}"
                        .formatted(server.getAddress().getPort()));
    }

    @Test
    void nothing_is_sent_to_a_place_that_is_closed() {
        assertThatThrownBy(() -> new JettyEgress("", PATIENCE).call(post("localhost", "/hook")))
                .isInstanceOf(ForbiddenPlaceException.class)
                .hasMessageContaining("EGRESS_ALLOW");
        assertThatThrownBy(() -> new JettyEgress("", PATIENCE).call(post("127.0.0.1", "/hook")))
                .isInstanceOf(ForbiddenPlaceException.class);
        assertThatThrownBy(() -> new JettyEgress("", PATIENCE)
                        .sockets()
                        .createSocket("localhost", server.getAddress().getPort()))
                .isInstanceOf(ForbiddenPlaceException.class);
        assertThat(heard).isEmpty();
    }

    @Test
    void a_redirect_is_an_answer_and_not_followed() throws Exception {
        assertThat(new JettyEgress("localhost", PATIENCE)
                        .call(post("localhost", "/away"))
                        .status())
                .isEqualTo(302);
        assertThat(heard).hasSize(1);
    }

    @Test
    void an_answer_that_asks_for_a_password_is_an_answer() throws Exception {
        var answer = new JettyEgress("localhost", PATIENCE).call(post("localhost", "/closed"));
        assertThat(answer).isEqualTo(new Egress.Answer(401, "who are you?"));
    }

    @Test
    void a_long_answer_is_read_in_part() throws Exception {
        var answer = new JettyEgress("localhost", PATIENCE).call(post("localhost", "/long"));
        assertThat(answer.body()).hasSize(Egress.MOST_BYTES);
    }

    @Test
    void a_server_that_says_nothing_is_not_waited_for() throws Exception {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var call = new Egress.Call(
                    "GET", URI.create("http://localhost:%d/".formatted(silent.getLocalPort())), Map.of(), "");
            assertThatThrownBy(() -> new JettyEgress("localhost", Duration.ofMillis(300)).call(call))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("localhost");
        }
    }

    @Test
    void a_status_is_an_answer_although_its_body_never_ends() throws Exception {
        try (var stalling = answering("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nthan")) {
            var call = new Egress.Call(
                    "GET", URI.create("http://localhost:%d/".formatted(stalling.getLocalPort())), Map.of(), "");
            assertThat(new JettyEgress("localhost", Duration.ofSeconds(3)).call(call))
                    .isEqualTo(new Egress.Answer(200, "than"));
        }
    }

    @Test
    void what_went_wrong_is_told_in_our_own_words() throws Exception {
        int closed;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        assertTold("http", closed, PATIENCE, "'localhost' could not be reached, or refuses connections.");
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertTold("http", silent.getLocalPort(), SHORT, "'localhost' did not answer in time.");
        }
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertTold("https", silent.getLocalPort(), SHORT, "'localhost' did not answer in time.");
        }
        assertThat(Troubles.sentence("nowhere.example", new java.net.UnknownHostException("nowhere.example: secret")))
                .isEqualTo("'nowhere.example' could not be reached, or refuses connections.");
    }

    /** It is noticed by one thread, while another one may be writing: three of a hundred calls said something else once. */
    @Test
    void encryption_that_fails_is_told_whichever_thread_notices_first() throws Exception {
        for (int i = 0; i < 100; i++) {
            try (var plain = answering("HTTP/1.1 400 Bad Request\r\n\r\n")) {
                assertTold(
                        "https",
                        plain.getLocalPort(),
                        PATIENCE,
                        "The certificate of 'localhost' is not valid for it, or encryption failed.");
            }
        }
    }

    private static void assertTold(String scheme, int port, Duration patience, String sentence) {
        var call = new Egress.Call("GET", URI.create("%s://localhost:%d/".formatted(scheme, port)), Map.of(), "");
        assertThatThrownBy(() -> new JettyEgress("localhost", patience).call(call))
                .isInstanceOf(IOException.class)
                .hasMessage(sentence);
    }

    /** A server that says this to its first guest once it has asked, and then nothing more. */
    private static ServerSocket answering(String text) throws IOException {
        var listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var thread = new Thread(() -> {
            try (var guest = listening.accept()) {
                if (guest.getInputStream().read() >= 0) { // an answer to nothing would be no answer
                    guest.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
                }
                guest.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
            } catch (IOException e) {
                // the guest has gone
            }
        });
        thread.setDaemon(true);
        thread.start();
        return listening;
    }

    @Test
    void other_schemes_and_passwords_in_addresses_are_not_called() {
        for (var address :
                List.of("file:///etc/passwd", "jar:file:x!/y", "ftp://localhost/", "http://a:b@localhost/")) {
            var call = new Egress.Call("GET", URI.create(address), Map.of(), "");
            assertThatThrownBy(() -> new JettyEgress("localhost", PATIENCE).call(call))
                    .hasMessageContaining("Only http and https");
        }
    }

    @Test
    void a_socket_for_other_protocols_connects_by_name() throws IOException {
        try (var socket = new JettyEgress("localhost", PATIENCE).sockets().createSocket()) {
            socket.connect(
                    InetSocketAddress.createUnresolved(
                            "localhost", server.getAddress().getPort()),
                    1000);
            assertThat(socket.isConnected()).isTrue();
        }
    }
}

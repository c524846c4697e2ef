package org.borgui.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class JudgedSocketsTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final JettyEgress egress = new JettyEgress("localhost", Duration.ofSeconds(10));
    private ServerSocket server;

    /** Says a line every now and then, for ever. */
    @BeforeEach
    void dribble() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        var dribbling = new Thread(() -> {
            while (!server.isClosed()) {
                try (var guest = server.accept()) {
                    while (true) {
                        guest.getOutputStream()
                                .write("220-wait\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                        TimeUnit.MILLISECONDS.sleep(50);
                    }
                } catch (IOException | InterruptedException e) {
                    // the guest has gone
                }
            }
        });
        dribbling.setDaemon(true);
        dribbling.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        egress.stop();
    }

    private Socket connected(JudgedSockets sockets) throws IOException {
        var socket = sockets.createSocket("localhost", server.getLocalPort());
        socket.setSoTimeout(5000); // per read: no help against this server
        return socket;
    }

    private static void readForEver(Socket socket) throws IOException {
        socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    @Test
    void a_server_that_never_comes_to_an_end_is_left_when_the_time_is_over() throws Exception {
        try (var sockets = new JudgedSockets(egress, Duration.ofMillis(400));
                var socket = connected(sockets)) {
            assertThatThrownBy(() -> readForEver(socket)).isInstanceOf(IOException.class);
            assertThat(socket.isClosed()).isTrue();
        }
        awaitNoTimer();
    }

    @Test
    void no_thread_stays_when_nothing_is_open() throws Exception {
        try (var sockets = new JudgedSockets(egress, LONG)) {
            connected(sockets).close();
            awaitNoTimer();
            assertThatThrownBy(() -> sockets.createSocket("localhost", 1)).isInstanceOf(IOException.class);
            awaitNoTimer();
        }
    }

    @Test
    void what_is_open_is_closed_with_the_bundle_and_nothing_opens_after() throws Exception {
        var sockets = new JudgedSockets(egress, LONG);
        try (var socket = connected(sockets)) {
            sockets.close();
            assertThat(socket.isClosed()).isTrue();
        }
        assertThatThrownBy(() -> connected(sockets))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("stopping");
        awaitNoTimer();
    }

    private static void awaitNoTimer() throws InterruptedException {
        for (var thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("egress-lifetimes")) {
                thread.join(10_000);
                assertThat(thread.isAlive()).isFalse();
            }
        }
    }
}

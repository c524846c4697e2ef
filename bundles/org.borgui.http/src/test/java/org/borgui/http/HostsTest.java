package org.borgui.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which names the server answers to. */
@Timeout(60)
class HostsTest {

    private static final Map<String, String> PUBLIC = Map.of("publicBaseUrl", "https://Backup.example:8443/borg");
    private static final Map<String, String> LISTED = Map.of("allowedHosts", "backup.example, 10.1.2.3 [2001:db8::1]");

    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        server = new TestServer();
        server.mount(new SampleResource());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "backup.example",
                "BACKUP.example:443",
                "localhost",
                "localhost:8081",
                "some.localhost",
                "127.0.0.1:8081",
                "[::1]:8081",
                "10.9.9.9",
                "[2001:db8::7]:80"
            })
    void with_a_public_address_its_host_this_machine_and_addresses_are_answered(String host) throws Exception {
        start(PUBLIC);

        assertThat(ask(host)).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "backup.example.evil.example",
                "evil-backup.example",
                "xbackup.example",
                "backup.example.",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "evil.example:8081"
            })
    void with_a_public_address_other_names_are_misdirected(String host) throws Exception {
        start(PUBLIC);

        assertThat(ask(host))
                .startsWith("HTTP/1.1 421")
                .contains("backend.errors.request.wrongHost")
                .contains("ALLOWED_HOSTS")
                .contains("nosniff");
        assertThat(server.gate.identified).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource({
        "backup.example, 200",
        "10.1.2.3:80, 200",
        "[2001:DB8::1], 200",
        "localhost, 200",
        "10.9.9.9, 421",
        "[2001:db8::7], 421",
        "other.example, 421"
    })
    void with_a_list_only_what_stands_in_it_and_this_machine_is_answered(String host, int status) throws Exception {
        start(LISTED);

        assertThat(ask(host)).startsWith("HTTP/1.1 " + status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host:",
                "Host: ",
                "Host: user@localhost",
                "Host: user:word@localhost",
                "Host: localhost:port",
                "Host: localhost:",
                "Host: localhost:123456",
                "Host: localhost:80:80",
                "Host: localhost/path",
                "Host: localhost?x",
                "Host: localhost#x",
                "Host: local host",
                "Host: localhost,evil.example",
                "Host: local\u00e9host",
                "Host: [::1",
                "Host: ::1",
                "Host: localhost\\evil",
                "Host: <script>",
                "Host: localhost\r\nHost: localhost",
                "Host: localhost\r\nHost: evil.example",
                "Host : localhost",
                "X: 1",
            })
    void what_is_no_host_is_refused_whatever_is_allowed(String header) throws Exception {
        assertThat(server.raw("GET /api/sample HTTP/1.1\r\nConnection: close\r\n" + header + "\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("{\"detail\":")
                .contains("nosniff");
        assertThat(server.gate.identified).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource({
        "http://evil.example/api/sample, localhost, 400",
        "http://localhost/api/sample, evil.example, 400",
        "http://evil.example/api/sample, evil.example, 421",
        "http://user@localhost/api/sample, localhost, 400",
        "http://localhost/api/sample, localhost, 200"
    })
    void a_whole_address_as_target_is_judged_by_its_host(String target, String host, int status) throws Exception {
        start(PUBLIC);

        assertThat(server.raw("GET " + target + " HTTP/1.1\r\nConnection: close\r\nHost: " + host + "\r\n\r\n"))
                .startsWith("HTTP/1.1 " + status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/healthz HTTP/1.0\r\n", "/healthz HTTP/1.1\r\nHost: anything.example\r\n"})
    void the_health_check_needs_no_name(String request) throws Exception {
        start(LISTED);

        assertThat(server.raw("GET " + request + "Connection: close\r\n\r\n")).startsWith("HTTP/1.1 200");
    }

    @Test
    void anything_else_without_a_host_is_refused() throws Exception {
        assertThat(server.raw("GET /api/sample HTTP/1.0\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("send the header Host");
        assertThat(server.raw("GET /api/sample HTTP/1.0\r\nHost: here\r\n\r\n")).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "127.0.0.1 | inside         | backup.example              | 200",
                "127.0.0.1 | inside         | evil.example                | 421",
                "127.0.0.1 | inside         | backup.example, evil.example| 421",
                "127.0.0.1 | inside         | evil.example, backup.example| 200",
                "127.0.0.1 | inside         | user@backup.example         | 400",
                "127.0.0.1 | inside         | backup.example/x            | 400",
                "127.0.0.1 | backup.example | evil.example                | 421",
                "10.0.0.1  | backup.example | evil.example                | 200",
                "10.0.0.1  | evil.example   | backup.example              | 421",
            })
    void the_name_a_trusted_proxy_says_counts_in_place_of_the_header(
            String proxy, String host, String forwarded, int status) throws Exception {
        start(Map.of("allowedHosts", "backup.example", "trustedProxies", proxy));

        assertThat(ask(host, "X-Forwarded-Host: " + forwarded)).startsWith("HTTP/1.1 " + status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*", "*.example", "https://backup.example", "backup.example:443", "a/b", "user@host", "a..%"})
    void what_is_no_host_cannot_be_configured(String host) {
        assertThatThrownBy(() -> new AllowedHosts(List.of(host), ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(host)
                .hasMessageContaining("without scheme");
    }

    @Test
    void that_any_name_is_answered_is_a_weakness() {
        assertThat(new HttpPosture(TestServer.settings(Map.of())).look())
                .singleElement()
                .satisfies(weakness -> assertThat(weakness.remedy()).contains("PUBLIC_BASE_URL"));
        assertThat(new HttpPosture(TestServer.settings(PUBLIC)).look()).isEmpty();
        assertThat(new HttpPosture(TestServer.settings(LISTED)).look()).isEmpty();
    }

    /** Starts anew, so configured. */
    private void start(Map<String, ?> keys) throws Exception {
        server.close();
        server = new TestServer(TestServer.settings(keys));
        server.mount(new SampleResource());
    }

    private String ask(String host, String... headers) throws Exception {
        var more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return server.raw("GET /api/sample HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n" + more + "\r\n");
    }
}

package org.borgui.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.borgui.api.posture.Weakness;
import org.borgui.api.posture.Weakness.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of how the server is reached. */
@Timeout(60)
class HttpPostureTest {

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, '', true",
        "'::', '', true",
        "192.0.2.7, http://backup.example.org, true",
        "backup.example.org, '', true",
        "0.0.0.0, http://127.example.org:8081, true",
        "0.0.0.0, https://backup.example.org, false",
        "0.0.0.0, HTTPS://backup.example.org/base, false",
        "127.0.0.1, '', false",
        "127.8.0.1, http://backup.example.org, false",
        "::1, '', false",
        "localhost, '', false",
        "0.0.0.0, http://localhost:8081, false",
        "0.0.0.0, http://[::1]:8081/base, false",
    })
    void without_tls_only_this_machine_may_reach_it(String host, String publicUrl, boolean isOpen) {
        var settings = TestServer.settings(Map.of("host", host, "publicBaseUrl", publicUrl));
        assertThat(new HttpPosture(settings).look())
                .filteredOn(found -> !found.id().equals("http.any-host"))
                .extracting(Weakness::id, Weakness::severity)
                .isEqualTo(isOpen ? List.of(tuple("transport.no-tls", Severity.HIGH)) : List.of());
    }

    @Test
    void a_peer_that_speaks_for_others_and_is_not_listed_is_named_once() throws Exception {
        var settings = TestServer.settings(Map.of("allowedHosts", "localhost", "trustedProxies", "10.0.0.0/8"));
        var posture = new HttpPosture(settings);
        try (var server = new TestServer(settings)) {
            server.mount(new SampleResource());
            server.rawGet("/api/sample/address");
            assertThat(posture.look()).isEmpty();
            server.rawGet("/api/sample/address", "X-Forwarded-For: 9.9.9.9");
            server.rawGet("/api/sample/address", "X-Forwarded-Proto: https");
        }
        assertThat(posture.look()).singleElement().satisfies(found -> {
            assertThat(found.id()).isEqualTo("proxy.not-listed");
            assertThat(found.object()).isEqualTo("127.0.0.1");
            assertThat(found.remedy()).contains("TRUSTED_PROXIES");
        });
    }

    @Test
    void a_listed_proxy_is_nothing_to_tell_of() throws Exception {
        var settings = TestServer.settings(Map.of("allowedHosts", "localhost", "trustedProxies", "127.0.0.1"));
        try (var server = new TestServer(settings)) {
            server.mount(new SampleResource());
            server.rawGet("/api/sample/address", "X-Forwarded-For: 9.9.9.9");
        }
        assertThat(new HttpPosture(settings).look()).isEmpty();
    }
}

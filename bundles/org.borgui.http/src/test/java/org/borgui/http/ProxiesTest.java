package org.borgui.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose word about the client counts. */
@Timeout(60)
class ProxiesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                    | X-Forwarded-For: 9.9.9.9                   | 127.0.0.1 | false",
                "10.0.0.0/8          | X-Forwarded-For: 9.9.9.9                   | 127.0.0.1 | false",
                "10.0.0.0/8          | X-Forwarded-Proto: https                   | 127.0.0.1 | false",
                "127.0.0.1           | X-Forwarded-For: 9.9.9.9                   | 9.9.9.9   | false",
                "127.0.0.0/8         | X-Forwarded-Proto: https                   | 127.0.0.1 | true",
                "127.0.0.1           | X-Forwarded-Proto: https, http             | 127.0.0.1 | false",
                "127.0.0.1           | X-Forwarded-For: 1.1.1.1, 9.9.9.9          | 9.9.9.9   | false",
                "127.0.0.1,10.0.0.0/8| X-Forwarded-For: 1.1.1.1, 9.9.9.9, 10.0.0.7| 9.9.9.9   | false",
                "127.0.0.1 10.0.0.7  | X-Forwarded-For: 10.0.0.7                  | 10.0.0.7  | false",
                "127.0.0.1           | X-Forwarded-For: 9.9.9.9, evil.example     | 127.0.0.1 | false",
                "127.0.0.1           | X-Forwarded-For: [2001:db8::1]:443         | 2001:db8:0:0:0:0:0:1 | false",
                "127.0.0.1           | X-Forwarded-For: 9.9.9.9:5555              | 9.9.9.9   | false",
                "127.0.0.1           | Forwarded: for=9.9.9.9;proto=https         | 127.0.0.1 | false",
                "                    | Forwarded: for=9.9.9.9;proto=https         | 127.0.0.1 | false",
                "                    | X-Proxied-Https: on                        | 127.0.0.1 | false",
            })
    void only_listed_peers_speak_for_others(String proxies, String header, String address, boolean secure)
            throws Exception {
        try (var server = new TestServer(TestServer.settings("", "", proxies == null ? "" : proxies))) {
            server.mount(new SampleResource());

            var answer = server.rawGet("/api/sample/address", header);

            assertThat(answer.replace("[", "").replace("]", "")).contains("\"address\":\"" + address + "\"");
            assertThat(answer).contains("\"secure\":" + secure);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "         | Accept: */*                | null",
                "127.0.0.1| X-Forwarded-For: 9.9.9.9   | null",
                "         | X-Forwarded-For: 9.9.9.9   | [x-forwarded-for]",
                "10.0.0.7 | X-Forwarded-User: ana      | [x-forwarded-user]",
                "10.0.0.7 | FORWARDED: for=10.0.0.7    | [forwarded]",
            })
    void the_peer_is_handed_on_whatever_headers_say(String proxies, String header, String removed) throws Exception {
        try (var server = new TestServer(TestServer.settings("", "", proxies == null ? "" : proxies))) {
            server.mount(new SampleResource());

            var answer = server.rawGet("/api/sample/connection", header, "X-Other: stays");

            assertThat(answer).contains("\"peer\":\"/127.0.0.1\"", "\"removed\":\"" + removed + "\"");
        }
    }

    @Test
    void it_is_known_whether_only_this_machine_can_connect_and_who_is_a_proxy() throws Exception {
        var web = new WebServer(
                new HttpSettings("0.0.0.0", 0, "", "", TrustedProxies.of(List.of()), 20, 30, 1_000, 100_000),
                new Applications(new JerseyApplications(Optional::empty), Clock.systemUTC()),
                new ConsoleFiles(),
                () -> true);
        web.start();
        assertThat(web.isLoopback()).isFalse();
        web.stop();
        try (var server = new TestServer()) {
            assertThat(server.isLoopback()).isTrue();
        }
        var proxies = TrustedProxies.of(List.of("10.0.0.0/8", "2001:db8::7"));
        assertThat(proxies.trustsAny()).isTrue();
        assertThat(proxies.trusts(InetAddress.getByName("::ffff:10.1.2.3"))).isTrue();
        assertThat(proxies.trusts(InetAddress.getByName("2001:db8::7"))).isTrue();
        assertThat(proxies.trusts(InetAddress.getByName("11.0.0.1"))).isFalse();
        assertThat(TrustedProxies.of(List.of()).trustsAny()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0.0.0.0/0", "::/0", "10.0.0.1/0", "0.0.0.0/00", "::/000", "0.0.0.0/1", "128.0.0.0/1", "2000::/3"
            })
    void the_whole_internet_is_no_proxy(String address) {
        assertThatThrownBy(() -> TrustedProxies.of(List.of(address)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("whole internet");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "proxy.example",
                "10.0.0.0/99",
                "10.0.0.0/",
                "10.0.0.0/-1",
                "10.0.0.0/8/8",
                "dead.beef",
                "abc",
                "10.1"
            })
    void what_is_no_address_is_refused(String address) {
        assertThatThrownBy(() -> TrustedProxies.of(List.of(address))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void several_are_split_at_commas_and_blanks() {
        assertThat(HttpSettings.words(" 10.0.0.1, 10.0.0.2\t::1 ")).containsExactly("10.0.0.1", "10.0.0.2", "::1");
    }
}

package org.borgui.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.time.Clock;
import java.util.List;
import java.util.Map;
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
                "127.0.0.1           | X-Proxied-Https: on                        | 127.0.0.1 | false",
                "127.0.0.1           | Proxy-Ssl-Id: abc                          | 127.0.0.1 | false",
                "127.0.0.1           | Proxy-Auth-Cert: abc                       | 127.0.0.1 | false",
                "127.0.0.1           | X-Forwarded-Ssl: on                        | 127.0.0.1 | false",
                "127.0.0.1           | X-Real-Ip: 9.9.9.9                         | 127.0.0.1 | false",
                "127.0.0.1           | X-Forwarded-For: 1.1.1.1, 2.2.2.2, 9.9.9.9 | 9.9.9.9   | false",
                "127.0.0.1           | X-Forwarded-For: 127.0.0.1, 9.9.9.9        | 9.9.9.9   | false",
                "127.0.0.1,10.0.0.0/8| X-Forwarded-For: 10.0.0.9, 9.9.9.9, 10.0.0.7, 10.0.0.8 | 9.9.9.9 | false",
                "127.0.0.1           | X-Forwarded-For: 1.1.1.1#X-Forwarded-For: 9.9.9.9 | 9.9.9.9 | false",
                "127.0.0.1           | X-Forwarded-For: 9.9.9.9#Forwarded: for=1.1.1.1;proto=https;host=evil | 9.9.9.9 | false",
                "127.0.0.1           | Forwarded: for=1.1.1.1#X-Forwarded-For: 9.9.9.9#X-Forwarded-Proto: https | 9.9.9.9 | true",
                "127.0.0.1           | X-Forwarded-For: 9.9.9.9, unknown          | 127.0.0.1 | false",
                "127.0.0.1           | X-Forwarded-For: 9.9.9.9, _hidden          | 127.0.0.1 | false",
                "127.0.0.1           | X-Forwarded-For: 9.9.9.9, 9.9.9.999        | 127.0.0.1 | false",
                "127.0.0.1           | X-Forwarded-For: 9.9.9.9, 999              | 127.0.0.1 | false",
                "127.0.0.1           | X-Forwarded-For: 9.9.9.9, 0x7f.0.0.1       | 127.0.0.1 | false",
                "127.0.0.1           | X-Forwarded-For: 9.9.9.9, 1:2              | 127.0.0.1 | false",
                "127.0.0.1           | X-Forwarded-For: 9.9.9.9, [2001:db8::1     | 127.0.0.1 | false",
                "127.0.0.1           | X-Forwarded-For: 9.9.9.9, fe80::1%eth0     | 127.0.0.1 | false",
                "127.0.0.1           | X-Forwarded-For: 9.9.9.9,                  | 9.9.9.9   | false",
                "127.0.0.1           | X-Forwarded-For:                           | 127.0.0.1 | false",
                "127.0.0.1           | X-Forwarded-For: ::ffff:9.9.9.9            | 9.9.9.9   | false",
                "127.0.0.1           | X-Forwarded-For: [2001:db8::1]             | 2001:db8:0:0:0:0:0:1 | false",
                "127.0.0.1           | X-Forwarded-For: 2001:db8::1               | 2001:db8:0:0:0:0:0:1 | false",
                "127.0.0.1           | x-forwarded-for: 9.9.9.9                   | 9.9.9.9   | false",
                "127.0.0.1           | X_Forwarded_For: 9.9.9.9                   | 127.0.0.1 | false",
                "127.0.0.1           | X-Forwarded-Proto: http, https             | 127.0.0.1 | true",
                "127.0.0.1           | X-Forwarded-Proto: https#X-Forwarded-Proto: http | 127.0.0.1 | false",
                "127.0.0.1           | X-Forwarded-Proto: HTTPS                   | 127.0.0.1 | true",
                "127.0.0.1           | X-Forwarded-Proto: wss                     | 127.0.0.1 | false",
                "127.0.0.1           | X-Forwarded-Proto: javascript              | 127.0.0.1 | false",
                "127.0.0.1           | X-Forwarded-Port: 443                      | 127.0.0.1 | false",
                "127.0.0.1           | X-Forwarded-Prefix: /evil                  | 127.0.0.1 | false",
            })
    void only_listed_peers_speak_for_others(String proxies, String header, String address, boolean secure)
            throws Exception {
        try (var server = new TestServer(TestServer.settings("", "", proxies == null ? "" : proxies))) {
            server.mount(new SampleResource());

            var answer = server.rawGet("/api/sample/address", header.split("#", -1));

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
                TestServer.settings(Map.of("host", "0.0.0.0")),
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
    @CsvSource(
            delimiter = '|',
            value = {
                "X-Forwarded-Host: public.example                                          | http://public.example:80/api/sample/place",
                "X-Forwarded-Host: public.example#X-Forwarded-Proto: https                 | https://public.example:443/api/sample/place",
                "X-Forwarded-Host: public.example:8443#X-Forwarded-Proto: https            | https://public.example:8443/api/sample/place",
                "X-Forwarded-Host: public.example#X-Forwarded-Port: 8443                   | http://public.example:8443/api/sample/place",
                "X-Forwarded-Host: evil.example, public.example                            | http://public.example:80/api/sample/place",
                "X-Forwarded-Host: public.example#X-Forwarded-Prefix: /evil                | http://public.example:80/api/sample/place",
                "X-Forwarded-Host: public.example#X-Forwarded-Port: 99999                  | http://public.example:80/api/sample/place",
                "X-Forwarded-Host: public.example#X-Forwarded-Port: -1                     | http://public.example:80/api/sample/place",
                "X-Forwarded-Server: evil.example                                          | http://here:80/api/sample/place",
                "Forwarded: host=evil.example;proto=https                                  | http://here:80/api/sample/place",
                "X-Original-Url: /evil#X-Rewrite-Url: /evil                                | http://here:80/api/sample/place",
                "X-Host: evil.example#X-Http-Method-Override: DELETE                       | http://here:80/api/sample/place",
            })
    void where_the_server_is_seen_is_what_the_last_trusted_proxy_says(String headers, String address) throws Exception {
        try (var server = new TestServer(TestServer.settings("", "", "127.0.0.1"))) {
            server.mount(new SampleResource());

            var answer = server.rawGet("/api/sample/place", headers.strip().split("#", -1));

            assertThat(answer).startsWith("HTTP/1.1 200").endsWith("{\"address\":\"" + address + "\"}");
        }
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

package org.borgui.auth.none;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.borgui.api.UserId;
import org.borgui.api.access.Caller;
import org.borgui.api.access.Role;
import org.borgui.api.access.User;
import org.borgui.api.access.UserService;
import org.borgui.api.posture.Weakness;
import org.borgui.api.posture.Weakness.Severity;
import org.borgui.spi.web.HttpListener;
import org.borgui.testkit.web.SignInServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in without a sign-in, over real connections. */
@Timeout(60)
class EverybodySignInTest {

    private final List<User> users = new ArrayList<>(List.of(
            user(1, "old", Role.ADMIN, false),
            user(2, "viewer", Role.VIEWER, true),
            user(7, "later", Role.ADMIN, true)));
    private final SignInServer server;

    EverybodySignInTest() throws Exception {
        server = new SignInServer(true, Set.of());
        server.with(new EverybodySignIn(service()));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void everybody_is_the_first_active_admin() throws Exception {
        users.add(user(3, "ana", Role.ADMIN, true));

        var said = server.ask();

        assertThat(said.identity().orElseThrow().username()).isEqualTo("ana");
        assertThat(said.identity().orElseThrow().mayBeMade()).isFalse();
        assertThat(said.identity().orElseThrow().ownUsersOnly()).isFalse();
    }

    @Test
    void where_there_is_no_active_admin_nobody_is_let_in() throws Exception {
        users.removeIf(user -> user.username().equals("later"));

        assertThat(server.ask().identity()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, true",
        "LOCALHOST:8081, true",
        "127.0.0.1, true",
        "127.0.0.1:8081, true",
        "[::1]:8081, true",
        "backup.example.org, false",
        "localhost.example.org:8081, false",
        "127.0.0.1.example.org, false",
        "192.0.2.7, false",
        "[2001:db8::1], false",
        "0.0.0.0, false",
    })
    void a_name_that_another_site_points_here_lets_nobody_in(String host, boolean in) throws Exception {
        assertThat(server.ask("Host: " + host).identity().isPresent()).isEqualTo(in);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-forwarded-for", "forwarded"})
    void what_a_proxy_has_passed_on_is_not_this_machines(String removed) throws Exception {
        server.with(Map.of(HttpListener.REMOVED, Set.of(removed)));

        assertThat(server.ask().identity()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Via: 1.1 proxy", "X-Real-IP: 192.0.2.7"})
    void what_a_proxy_says_of_itself_lets_nobody_in(String header) throws Exception {
        assertThat(server.ask("Host: localhost", header).identity()).isEmpty();
    }

    @Test
    void another_machine_is_not_let_in_whatever_it_says() throws Exception {
        server.with(Map.of(HttpListener.PEER, InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1})));
        assertThat(server.ask("Host: localhost").identity()).isEmpty();

        server.with(Map.of(HttpListener.PEER, "127.0.0.1"));
        assertThat(server.ask("Host: localhost").identity()).isEmpty();
    }

    @Test
    void where_others_can_connect_the_server_does_not_start() throws Exception {
        try (var anywhere = new SignInServer(false, Set.of());
                var proxied = new SignInServer(true, Set.of(InetAddress.getLoopbackAddress()))) {
            assertThatThrownBy(() -> NoSignInMode.requireNobodyElse(anywhere))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("HOST=127.0.0.1");
            assertThatThrownBy(() -> NoSignInMode.requireNobodyElse(proxied))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("TRUSTED_PROXIES");
            assertThatCode(() -> NoSignInMode.requireNobodyElse(server)).doesNotThrowAnyException();
        }
    }

    @Test
    void it_says_how_weak_that_is() {
        var way = new EverybodySignIn(service());
        assertThat(way.isAmbient()).isTrue();
        assertThat(way.warnings()).hasSize(1);
        assertThat(NoSignInMode.weaknesses()).extracting(Weakness::severity).containsExactly(Severity.HIGH);
    }

    private static User user(long id, String name, Role role, boolean active) {
        return new User(
                new UserId(id),
                name,
                null,
                null,
                "local",
                role,
                null,
                active,
                false,
                Instant.EPOCH,
                null,
                false,
                0,
                null);
    }

    /** Only lists, and only for the server itself. */
    private UserService service() {
        return (UserService) Proxy.newProxyInstance(
                EverybodySignInTest.class.getClassLoader(),
                new Class<?>[] {UserService.class},
                (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("list");
                    assertThat(((Caller) arguments[0]).via()).isEqualTo(Caller.Via.SERVER);
                    return users;
                });
    }
}

package org.borgui.auth.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.borgui.api.access.RepositoryRole;
import org.borgui.api.access.Role;
import org.borgui.api.audit.AuditEvent;
import org.borgui.spi.signin.Identity;
import org.borgui.spi.web.HttpListener;
import org.borgui.testkit.SettableClock;
import org.borgui.testkit.access.KeptEvents;
import org.borgui.testkit.web.SignInServer;
import org.borgui.testkit.web.SignInServer.Said;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests over real connections, read by pac4j's client: 127.0.0.1 is the proxy, 127.0.0.2 is somebody. */
@Timeout(60)
class HeaderSignInTest {

    private static final String STRANGER = "127.0.0.2";

    private final SettableClock clock = SettableClock.at("2026-03-01T02:00:00Z");
    private final KeptEvents audit = new KeptEvents();
    private final Records records = new Records(clock);
    private final SignInServer server;

    HeaderSignInTest() throws Exception {
        server = new SignInServer(true, Set.of(InetAddress.getLoopbackAddress()));
        records.to(audit);
        configure();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void configure(String... keysAndValues) {
        server.with(new HeaderSignIn(Configured.settings(keysAndValues), server, records));
    }

    private static Identity identity(Said said) {
        return said.identity().orElseThrow();
    }

    @Test
    void the_proxy_names_the_user() throws Exception {
        assertThat(identity(server.ask("X-Forwarded-User: ana")))
                .isEqualTo(new Identity(
                        "ana", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), true, true));
        assertThat(audit.events).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ana",
                "ana.b@example.org",
                "Ana Lindqvist",
                "zoë",
                "\u00e9\u0301",
                "名前",
                "a-b_c+d",
                "DOMAIN\\ana"
            })
    void names_of_users_arrive_as_they_are_kept(String name) throws Exception {
        assertThat(identity(server.ask("X-Forwarded-User: " + name)).username())
                .isEqualTo(java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFC));
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-User:", "X-Forwarded-User:   ", "X-Forwarded-User: \t", "Accept: */*"})
    void without_a_name_nobody_is_signed_in(String header) throws Exception {
        assertThat(server.ask(header)).isEqualTo(new Said(Optional.empty(), Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-Forwarded-User: ana       | X-Forwarded-User: admin",
                "X-Forwarded-User: ana       | x-forwarded-user: ana",
                "X-FORWARDED-USER:           | X-Forwarded-User: admin",
                "X-Forwarded-User: ana,admin | Accept: */*",
                "X-Forwarded-User: ana,      | Accept: */*",
            })
    void more_than_one_name_is_refused(String one, String another) throws Exception {
        var said = server.ask(one, another);

        assertThat(said.status()).isEqualTo(400);
        assertThat(said.refusal().orElseThrow().key()).isEqualTo("backend.errors.auth.headerAmbiguous");
        assertThat(said.refusal().orElseThrow()).hasMessageContaining("X-Forwarded-User");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X_Forwarded_User: ana",
                "X-Forwarded_User: ana",
                "XForwardedUser: ana",
                "X-Forwarded-Users: ana",
                "X-Remote-User: ana",
                "Remote-User: ana",
                "X-authentik-username: ana",
                "X-Forwarded-Preferred-Username: ana",
            })
    void only_the_one_configured_name_is_read(String header) throws Exception {
        assertThat(server.ask(header)).isEqualTo(new Said(Optional.empty(), Optional.empty()));
    }

    @Test
    void another_name_can_be_configured_and_the_usual_one_is_not_read_then() throws Exception {
        configure("userHeader", "Remote-User");

        assertThat(identity(server.ask("Remote-User: ana", "X-Forwarded-User: admin"))
                        .username())
                .isEqualTo("ana");
        assertThat(server.ask("X-Forwarded-User: admin").identity()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 64, 65, 5_000})
    void a_name_has_64_characters_at_most(int length) throws Exception {
        var said = server.ask("X-Forwarded-User: " + "a".repeat(length));

        assertThat(said.status()).isEqualTo(length <= 64 ? 200 : 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ana\u200badmin", "\u202enimda", "a\u2028b", "a\u0085b", "\ufeffana"})
    void a_name_with_something_invisible_is_refused(String name) throws Exception {
        var said = server.ask("X-Forwarded-User: " + name);

        assertThat(said.refusal().orElseThrow().key()).isEqualTo("backend.errors.auth.headerNoUsername");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"X-Forwarded-For: 127.0.0.1", "Forwarded: for=127.0.0.1", "X-Real-IP: 127.0.0.1", "Accept: */*"})
    void a_stranger_is_not_believed_and_recorded_once_a_minute(String header) throws Exception {
        assertThat(server.askFrom(STRANGER, "X-Forwarded-User: admin", header).identity())
                .isEmpty();
        server.askFrom(STRANGER, "X-Forwarded-User: admin", header);
        assertThat(audit.events)
                .containsExactly(new AuditEvent(
                        "header_spoofing",
                        false,
                        null,
                        "",
                        "header",
                        STRANGER,
                        "",
                        "",
                        "",
                        "The header X-Forwarded-User came from an address that is no listed proxy, and was ignored.",
                        java.util.List.of()));

        server.askFrom("127.0.0.3", "X-Forwarded-User: admin");
        clock.advance(Duration.ofSeconds(60));
        server.askFrom(STRANGER, "X-Forwarded-User: admin");
        assertThat(audit.types()).hasSize(3).containsOnly("header_spoofing");
    }

    @Test
    void a_header_that_the_listener_took_out_is_recorded_too() throws Exception {
        server.with(Map.of(HttpListener.REMOVED, Set.of("x-forwarded-for")));
        assertThat(server.askFrom(STRANGER).identity()).isEmpty();
        assertThat(audit.events).isEmpty();

        server.with(Map.of(HttpListener.REMOVED, Set.of("x-forwarded-user")));
        assertThat(server.askFrom(STRANGER).identity()).isEmpty();
        assertThat(audit.types()).containsExactly("header_spoofing");
    }

    @Test
    void a_connection_of_which_nothing_is_known_is_not_believed() throws Exception {
        server.with(Map.of(HttpListener.PEER, "127.0.0.1"));

        assertThat(server.ask("X-Forwarded-User: ana").identity()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "viewer,   operator, viewer,   0",
        "operator, operator, operator, 0",
        "Operator, operator, operator, 0",
        "operator, viewer,   viewer,   0",
        "operator, admin,    operator, 0",
        "admin,    operator, viewer,   1",
        "admin,    admin,    viewer,   1",
        "root,     admin,    viewer,   0",
        "'',       admin,    viewer,   0",
    })
    void a_role_is_capped_and_an_admin_who_is_not_listed_is_a_viewer(
            String sent, String ceiling, String role, int records) throws Exception {
        configure(
                "roleHeader",
                "X-Role",
                "allRepositoriesRoleHeader",
                "X-All",
                "roleCeiling",
                ceiling,
                "adminUsers",
                "bea",
                "adminGroups",
                "borg admins");

        var said = server.ask("X-Forwarded-User: ana", "X-Role: " + sent, "X-All: operator");

        assertThat(identity(said).role().orElseThrow().wire()).isEqualTo(role);
        assertThat(identity(said).everywhere().orElseThrow().wire())
                .isEqualTo(records > 0 || ceiling.equals("viewer") ? "viewer" : "operator");
        assertThat(audit.types()).hasSize(records).allMatch("header_role_refused"::equals);
        assertThat(audit.events).allMatch(event -> event.username().equals("ana") && !event.success());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bea | ,  |               | ADMIN",
                "BEA | ,  |               | ADMIN",
                "ana | ,  | staff,admins  | ADMIN",
                "ana | '|'| staff@admins  | ADMIN",
                "ana | ,  | Admins        | VIEWER",
                "ana | ,  | staff@admins  | VIEWER",
                "ana | '|'| staff,admins  | VIEWER",
                "ana | ,  |               | VIEWER",
            })
    void a_listed_user_or_group_is_an_admin_where_the_ceiling_allows(
            String user, String separator, String groups, Role role) throws Exception {
        configure(
                "roleHeader",
                "X-Role",
                "roleCeiling",
                "admin",
                "adminUsers",
                "bea",
                "adminGroups",
                "admins",
                "groupsHeader",
                "X-Groups",
                "groupsSeparator",
                separator);

        var said = server.ask(
                "X-Forwarded-User: " + user,
                "X-Role: admin",
                "X-Groups: " + (groups == null ? "" : groups.replace('@', '|')));

        assertThat(identity(said).role()).contains(role);
    }

    @Test
    void a_listed_admin_stays_below_the_ceiling() throws Exception {
        configure("roleHeader", "X-Role", "adminUsers", "ana");

        assertThat(identity(server.ask("X-Forwarded-User: ana", "X-Role: admin"))
                        .role())
                .contains(Role.OPERATOR);
        assertThat(audit.events).isEmpty();
    }

    @Test
    void a_role_that_is_not_sent_is_a_viewers_and_without_such_a_header_none_is_given() throws Exception {
        configure("roleHeader", "X-Role");
        assertThat(identity(server.ask("X-Forwarded-User: ana")).role()).contains(Role.VIEWER);

        configure();
        assertThat(identity(server.ask("X-Forwarded-User: ana", "X-Role: operator"))
                        .role())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Role", "X-Everywhere", "X-Mail", "X-Name", "X-Groups"})
    void each_other_header_has_one_value_too(String header) throws Exception {
        configureAll();

        assertThat(server.ask("X-Forwarded-User: ana", header + ": operator", header + ": admin")
                        .status())
                .isEqualTo(400);
        assertThat(server.ask("X-Forwarded-User: ana", header + ": operator, admin")
                        .status())
                .isEqualTo(header.equals("X-Name") || header.equals("X-Groups") ? 200 : 400);
    }

    @Test
    void the_rest_of_who_somebody_is_comes_along() throws Exception {
        configureAll();

        var said = server.ask(
                "X-Forwarded-User: ana",
                "X-Role: operator",
                "X-Everywhere: viewer",
                "X-Mail: ana@example.org",
                "X-Name: Lindqvist, Åna");

        assertThat(identity(said))
                .isEqualTo(new Identity(
                        "ana",
                        Optional.of("Lindqvist, Åna"),
                        Optional.of("ana@example.org"),
                        Optional.of(Role.OPERATOR),
                        Optional.of(RepositoryRole.VIEWER),
                        true,
                        true));
        assertThat(identity(server.ask("X-Forwarded-User: ana", "X-Everywhere: admin"))
                        .everywhere())
                .isEmpty();
    }

    private void configureAll() {
        configure(
                "roleHeader",
                "X-Role",
                "allRepositoriesRoleHeader",
                "X-Everywhere",
                "emailHeader",
                "X-Mail",
                "fullNameHeader",
                "X-Name",
                "groupsHeader",
                "X-Groups");
    }
}

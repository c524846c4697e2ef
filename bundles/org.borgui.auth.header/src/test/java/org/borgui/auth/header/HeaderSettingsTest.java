package org.borgui.auth.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.time.Clock;
import java.util.Set;
import org.borgui.api.access.RepositoryRole;
import org.borgui.api.access.Role;
import org.borgui.api.posture.Weakness;
import org.borgui.api.posture.Weakness.Severity;
import org.borgui.testkit.web.SignInServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be configured, and what the server says of it. */
class HeaderSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "userHeader, '', userHeader is empty",
        "userHeader, X_Forwarded_User, no name of a header",
        "userHeader, 'X-User: x', no name of a header",
        "userHeader, -User, no name of a header",
        "userHeader, authorization, another meaning",
        "userHeader, X-Forwarded-For, another meaning",
        "roleHeader, x-forwarded-user, another meaning",
        "emailHeader, Cookie, another meaning",
        "roleCeiling, root, roleCeiling is",
        "groupsSeparator, ab, one character",
        "groupsSeparator, a, one character",
    })
    void what_would_be_unclear_is_refused(String key, String value, String reason) {
        assertThatThrownBy(() -> Configured.settings(key, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void without_configuration_it_is_off_and_gives_at_most_an_operator() {
        assertThat(Configured.by().enabled()).isFalse();
        var settings = Configured.settings();
        assertThat(settings.user()).isEqualTo("X-Forwarded-User");
        assertThat(settings.rules().ceiling()).isEqualTo(Role.OPERATOR);
        assertThat(settings.contradictions()).isEmpty();
    }

    @Test
    void what_has_no_effect_is_said() {
        assertThat(Configured.settings("adminUsers", "ana").contradictions()).hasSize(1);
        assertThat(Configured.settings("adminUsers", "ana", "roleHeader", "X-Role")
                        .contradictions())
                .hasSize(1);
        assertThat(Configured.settings("adminGroups", "a, b", "roleHeader", "X-Role", "roleCeiling", "admin")
                        .contradictions())
                .hasSize(1);
        assertThat(Configured.settings(
                                "adminGroups",
                                "a, b",
                                "roleHeader",
                                "X-Role",
                                "roleCeiling",
                                "admin",
                                "groupsHeader",
                                "X-Groups")
                        .contradictions())
                .isEmpty();
    }

    @Test
    void below_a_ceiling_of_viewer_nobody_operates_any_repository() {
        var rules = RoleRules.of(Role.VIEWER, "", "");
        assertThat(rules.everywhere("operator")).contains(RepositoryRole.VIEWER);
        assertThat(RoleRules.of(Role.OPERATOR, "", "").everywhere("operator")).contains(RepositoryRole.OPERATOR);
    }

    @Test
    void without_a_listed_proxy_the_server_does_not_start() throws Exception {
        try (var nobody = new SignInServer(true, Set.of());
                var proxied = new SignInServer(true, Set.of(InetAddress.getLoopbackAddress()))) {
            assertThatThrownBy(() -> HeaderMode.requireProxies(nobody))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("TRUSTED_PROXIES");
            assertThatCode(() -> HeaderMode.requireProxies(proxied)).doesNotThrowAnyException();
        }
    }

    @Test
    void it_tells_what_it_reads_and_what_is_weak() throws Exception {
        try (var here = new SignInServer(true, Set.of());
                var anywhere = new SignInServer(false, Set.of())) {
            var settings = Configured.settings("roleHeader", "X-Role");
            var way = new HeaderSignIn(settings, here, new Records(Clock.systemUTC()));
            assertThat(way.name()).isEqualTo("header");
            assertThat(way.isAmbient()).isTrue();
            assertThat(way.settings())
                    .containsEntry("user_header", "X-Forwarded-User")
                    .containsEntry("role_header", "X-Role")
                    .containsEntry("role_ceiling", "operator")
                    .doesNotContainKey("email_header");
            assertThat(way.warnings()).isEmpty();
            assertThat(new HeaderSignIn(settings, anywhere, new Records(Clock.systemUTC())).warnings())
                    .hasSize(1);
            assertThat(new HeaderPosture("X-Forwarded-User", here).look())
                    .extracting(Weakness::severity)
                    .containsExactly(Severity.MEDIUM);
            assertThat(new HeaderPosture("X-Forwarded-User", anywhere).look())
                    .extracting(Weakness::severity)
                    .containsExactly(Severity.MEDIUM, Severity.HIGH);
        }
    }
}

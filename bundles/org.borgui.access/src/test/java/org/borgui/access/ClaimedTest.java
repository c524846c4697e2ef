package org.borgui.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.borgui.api.access.OidcProvider;
import org.borgui.api.access.OidcProvider.Claims;
import org.borgui.api.access.RepositoryRole;
import org.borgui.api.access.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The shapes in which providers tell of people. */
final class ClaimedTest {

    private static final String NESTED = "realm_access.roles";

    private static OidcProvider provider(String groups, String role, String... adminGroups) {
        return Providers.provider(
                new Claims("preferred_username", "email", "name", groups, role, role, List.of(adminGroups)));
    }

    private static Map<String, Object> one(String name, Object value) {
        return new LinkedHashMap<>(Collections.singletonMap(name, value));
    }

    static Stream<Arguments> groups() {
        return Stream.of(
                Arguments.of(List.of("admins", "users"), true),
                Arguments.of(List.of("users"), false),
                Arguments.of(List.of(), false),
                Arguments.of("admins", true),
                Arguments.of(" admins ", true),
                Arguments.of("users,admins", true),
                Arguments.of("users admins", false),
                Arguments.of("users, admins", true),
                Arguments.of("not-admins", false),
                Arguments.of("admins-too", false),
                Arguments.of("Admins", false),
                Arguments.of("", false),
                Arguments.of(Map.of("admins", true), true),
                Arguments.of(Map.of("admins", Map.of("since", 1)), true),
                Arguments.of(Map.of("admins", false), false),
                Arguments.of(Map.of("users", "admins"), false),
                Arguments.of(Arrays.asList("admins", null, 7), true),
                Arguments.of(Arrays.asList(null, 7, true), false),
                Arguments.of(List.of(List.of("admins")), false),
                Arguments.of(List.of(Map.of("name", "admins")), false),
                Arguments.of(7, false),
                Arguments.of(true, false),
                Arguments.of("/admins", false));
    }

    @ParameterizedTest
    @MethodSource("groups")
    void an_admin_is_who_is_in_a_listed_group_in_any_shape(Object value, boolean admin) {
        assertThat(Claimed.of(provider("groups", "", "admins"), one("groups", value))
                        .admin())
                .isEqualTo(admin);
    }

    @Test
    void nobody_is_an_admin_where_no_group_is_listed_or_no_claim_is_named() {
        var said = one("groups", List.of("admins", ""));
        assertThat(Claimed.of(provider("groups", ""), said).admin()).isFalse();
        assertThat(Claimed.of(provider("", "", "admins"), said).admin()).isFalse();
        assertThat(Claimed.of(provider("groups", "", "admins"), one("other", 1)).admin())
                .isFalse();
    }

    static Stream<Arguments> roles() {
        return Stream.of(
                Arguments.of("operator", Role.OPERATOR),
                Arguments.of("Operator", Role.OPERATOR),
                Arguments.of(List.of("viewer", "operator"), Role.OPERATOR),
                Arguments.of("viewer", Role.VIEWER),
                Arguments.of("admin", null),
                Arguments.of(List.of("admin", "viewer"), Role.VIEWER),
                Arguments.of("superuser", null),
                Arguments.of(List.of(), null),
                Arguments.of(5, null),
                Arguments.of(Map.of("operator", true), Role.OPERATOR));
    }

    @ParameterizedTest
    @MethodSource("roles")
    void a_role_is_one_that_is_known_and_never_an_admins(Object value, Role role) {
        var claimed = Claimed.of(provider("", NESTED), one("realm_access", one("roles", value)));
        assertThat(claimed.role().orElse(null)).isEqualTo(role);
        assertThat(claimed.everywhere().map(RepositoryRole::wire).orElse(null))
                .isEqualTo(role == null ? null : role.wire());
        assertThat(claimed.admin()).isFalse();
    }

    @Test
    void a_claim_of_the_whole_name_comes_before_one_within_another() {
        var said = one(NESTED, "operator");
        said.put("realm_access", one("roles", "viewer"));
        assertThat(Claimed.of(provider("", NESTED), said).role()).contains(Role.OPERATOR);
        assertThat(Claimed.of(provider("", "https://example.org/roles"), one("https://example.org/roles", "viewer"))
                        .role())
                .contains(Role.VIEWER);
        assertThat(Claimed.of(provider("", NESTED), one("realm_access", "roles"))
                        .role())
                .isEmpty();
    }

    @Test
    void an_address_counts_when_it_is_verified() {
        for (var verified : Arrays.asList(true, false, "true", null, 1)) {
            var said = one("email", " ida@example.org ");
            said.put("email_verified", verified);
            assertThat(Claimed.of(provider("", ""), said).email().isPresent())
                    .as("verified: %s", verified)
                    .isEqualTo(Boolean.TRUE.equals(verified));
        }
    }

    @Test
    void a_name_is_a_text_that_says_something() {
        for (var name : Arrays.asList("", "  ", 7, List.of("ida"), null)) {
            assertThat(Claimed.of(provider("", ""), one("preferred_username", name))
                            .username())
                    .as("name: %s", name)
                    .isEmpty();
        }
        assertThat(Claimed.of(provider("", ""), one("preferred_username", " ida "))
                        .username())
                .contains("ida");
    }
}

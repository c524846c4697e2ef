package org.borgui.rest.users;

import java.util.Arrays;
import java.util.Map;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.access.RepositoryRole;
import org.borgui.api.access.Role;
import org.jspecify.annotations.Nullable;

/** Reads the names of roles. */
final class Roles {

    private Roles() {}

    static Role server(String name) {
        return Arrays.stream(Role.values())
                .filter(role -> role.wire().equals(name))
                .findFirst()
                .orElseThrow(() -> invalid(name, "admin, operator, viewer"));
    }

    static RepositoryRole repository(String name) {
        return Arrays.stream(RepositoryRole.values())
                .filter(role -> role.wire().equals(name))
                .findFirst()
                .orElseThrow(() -> invalid(name, "operator, viewer"));
    }

    static @Nullable RepositoryRole repositoryOrNull(@Nullable String name) {
        return name == null ? null : repository(name);
    }

    static @Nullable String wire(@Nullable RepositoryRole role) {
        return role == null ? null : role.wire();
    }

    private static RefusedException invalid(String name, String roles) {
        return new RefusedException(
                Reason.UNPROCESSABLE,
                "backend.errors.permissions.invalidRole",
                Map.of("roles", roles),
                "'%s' is no role. The roles are: %s.".formatted(name, roles));
    }
}

package org.borgui.rest.auth;

import java.util.List;
import java.util.Map;
import org.borgui.api.access.RepositoryRole;
import org.borgui.api.access.Role;

/** The model of roles, which never changes while the server runs. */
record AuthorizationModel(
        List<RankedRole> globalRoles,
        List<RankedRole> repositoryRoles,
        Map<String, String> globalPermissionRules,
        Map<String, String> repositoryActionRules,
        Map<String, List<String>> assignableRepositoryRolesByGlobalRole) {

    /** A role; a higher rank includes the lower ones. */
    record RankedRole(String id, int rank, String scope) {}

    static AuthorizationModel whole() {
        return new AuthorizationModel(
                List.of(ranked(Role.VIEWER, 1), ranked(Role.OPERATOR, 2), ranked(Role.ADMIN, 3)),
                List.of(ranked(RepositoryRole.VIEWER, 1), ranked(RepositoryRole.OPERATOR, 2)),
                Rules.globalRules(),
                Rules.actionRules(),
                Rules.assignable());
    }

    private static RankedRole ranked(Role role, int rank) {
        return new RankedRole(role.wire(), rank, "global");
    }

    private static RankedRole ranked(RepositoryRole role, int rank) {
        return new RankedRole(role.wire(), rank, "repository");
    }
}

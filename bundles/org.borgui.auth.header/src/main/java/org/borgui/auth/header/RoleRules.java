package org.borgui.auth.header;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.borgui.api.access.RepositoryRole;
import org.borgui.api.access.Role;
import org.borgui.api.access.Usernames;

/**
 * What a role header can bring about: never more than the ceiling, and an admin only where the server's own configuration
 * lists the user or one of the groups.
 *
 * @param adminUsers in the form in which names are compared
 */
record RoleRules(Role ceiling, Set<String> adminUsers, Set<String> adminGroups) {

    static RoleRules of(Role ceiling, String users, String groups) {
        return new RoleRules(
                ceiling, words(users).map(Usernames::folded).collect(Collectors.toUnmodifiableSet()), set(groups));
    }

    /** The role of a name on the wire. */
    static Optional<Role> role(String text) {
        return Stream.of(Role.values())
                .filter(role -> role.wire().equalsIgnoreCase(text.strip()))
                .findFirst();
    }

    boolean listsAdmins() {
        return !adminUsers.isEmpty() || listsAdminGroups();
    }

    boolean listsAdminGroups() {
        return !adminGroups.isEmpty();
    }

    boolean mayBeAdmin(String user, Set<String> groups) {
        return adminUsers.contains(Usernames.folded(user)) || groups.stream().anyMatch(adminGroups::contains);
    }

    /** Whether the header's text asks for an admin who is not listed as one. */
    boolean refuses(String text, String user, Set<String> groups) {
        return role(text).equals(Optional.of(Role.ADMIN)) && !mayBeAdmin(user, groups);
    }

    /** The role that the header's text gives to somebody; what is absent or unknown makes a viewer. */
    Role given(String text, String user, Set<String> groups) {
        var wanted = role(text).orElse(Role.VIEWER);
        if (refuses(text, user, groups)) {
            return Role.VIEWER;
        }
        return ceiling.includes(wanted) ? wanted : ceiling;
    }

    /** The role on all repositories that the header's text gives; none when it is absent or unknown. */
    Optional<RepositoryRole> everywhere(String text) {
        return Stream.of(RepositoryRole.values())
                .filter(role -> role.wire().equalsIgnoreCase(text.strip()))
                .findFirst()
                .map(role -> ceiling == Role.VIEWER ? RepositoryRole.VIEWER : role);
    }

    private static Set<String> set(String text) {
        return words(text).collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> words(String text) {
        return Stream.of(text.split(",", -1)).map(String::strip).filter(word -> !word.isEmpty());
    }
}

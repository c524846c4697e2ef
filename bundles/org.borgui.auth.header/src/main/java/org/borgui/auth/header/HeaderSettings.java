package org.borgui.auth.header;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.borgui.api.access.Role;

/**
 * The configuration, checked.
 *
 * @param role empty for none, as the following names
 * @param separator what stands between two groups
 */
record HeaderSettings(
        String user,
        String role,
        String everywhere,
        String email,
        String fullName,
        String groups,
        String separator,
        RoleRules rules) {

    /** No underscore: programs in between take it for a hyphen, and would let the other name through. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]+(-[A-Za-z0-9]+)*");

    private static final Set<String> TAKEN = Set.of(
            "authorization",
            "x-borg-authorization",
            "cookie",
            "host",
            "origin",
            "x-csrf-token",
            "x-request-id",
            "forwarded",
            "x-forwarded-for",
            "x-forwarded-host",
            "x-forwarded-port",
            "x-forwarded-proto",
            "x-forwarded-server");

    HeaderSettings {
        var seen = new HashSet<String>();
        for (var name : Stream.of(user, role, everywhere, email, fullName, groups)
                .filter(name -> !name.isEmpty())
                .toList()) {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "'%s' is no name of a header: it has letters, digits and hyphens.".formatted(name));
            }
            var folded = name.toLowerCase(Locale.ROOT);
            if (TAKEN.contains(folded) || !seen.add(folded)) {
                throw new IllegalArgumentException(
                        "The header '%s' has another meaning already. Let the proxy use another name.".formatted(name));
            }
        }
        if (user.isEmpty()) {
            throw new IllegalArgumentException("userHeader is empty: name the header with the user's name.");
        }
        if (separator.length() != 1 || Character.isLetterOrDigit(separator.charAt(0))) {
            throw new IllegalArgumentException("groupsSeparator is one character, such as , or |.");
        }
    }

    /** @throws IllegalArgumentException with a sentence, when something is wrong */
    static HeaderSettings of(HeaderConfig config) {
        return new HeaderSettings(
                config.userHeader().strip(),
                config.roleHeader().strip(),
                config.allRepositoriesRoleHeader().strip(),
                config.emailHeader().strip(),
                config.fullNameHeader().strip(),
                config.groupsHeader().strip(),
                config.groupsSeparator(),
                RoleRules.of(ceiling(config.roleCeiling()), config.adminUsers(), config.adminGroups()));
    }

    private static Role ceiling(String text) {
        return RoleRules.role(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "roleCeiling is viewer, operator or admin, not '%s'.".formatted(text)));
    }

    /** What of it contradicts itself, a sentence each. */
    List<String> contradictions() {
        return Stream.of(
                        role.isEmpty() && rules.listsAdmins()
                                ? "Admin users and groups are listed, but no header names a role: nobody becomes an admin."
                                : "",
                        !role.isEmpty() && rules.listsAdmins() && rules.ceiling() != Role.ADMIN
                                ? "Admin users and groups are listed, but the role ceiling is below admin: nobody becomes one."
                                : "",
                        groups.isEmpty() && rules.listsAdminGroups()
                                ? "Admin groups are listed, but no header names the groups of a user."
                                : "")
                .filter(sentence -> !sentence.isEmpty())
                .toList();
    }
}

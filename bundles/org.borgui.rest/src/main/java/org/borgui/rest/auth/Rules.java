package org.borgui.rest.auth;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.borgui.api.access.Action;
import org.borgui.api.access.RepositoryRole;
import org.borgui.api.access.Role;

/** Which role may do what, in the words of existing clients. The decisions themselves are made in the services. */
final class Rules {

    private static final Map<String, Role> GLOBAL = global();

    private Rules() {}

    private static Map<String, Role> global() {
        var rules = new LinkedHashMap<String, Role>();
        for (String rule : List.of(
                "repositories.manage_all",
                "repositories.create",
                "repositories.import",
                "settings.users.manage",
                "settings.system.manage",
                "settings.mqtt.manage",
                "settings.beta.manage",
                "settings.cache.manage",
                "settings.logs.manage",
                "settings.packages.manage",
                "settings.ssh.manage",
                "settings.scripts.manage",
                "settings.export_import.manage",
                "activity.view_all")) {
            rules.put(rule, Role.ADMIN);
        }
        rules.put("settings.mounts.manage", Role.OPERATOR);
        return rules;
    }

    /** What a role on the whole server allows. */
    static List<String> allowed(Role role) {
        return GLOBAL.entrySet().stream()
                .filter(rule -> role.includes(rule.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    static Map<String, String> globalRules() {
        var rules = new LinkedHashMap<String, String>();
        GLOBAL.forEach((rule, role) -> rules.put(rule, role.wire()));
        return rules;
    }

    static Map<String, String> actionRules() {
        var rules = new LinkedHashMap<String, String>();
        Arrays.stream(Action.values())
                .forEach(action -> rules.put(
                        action.name().toLowerCase(Locale.ROOT), action.needs().wire()));
        return rules;
    }

    /** Which roles on a repository somebody of each role may be given. */
    static Map<String, List<String>> assignable() {
        var viewer = RepositoryRole.VIEWER.wire();
        var both = List.of(viewer, RepositoryRole.OPERATOR.wire());
        var roles = new LinkedHashMap<String, List<String>>();
        roles.put(Role.VIEWER.wire(), List.of(viewer));
        roles.put(Role.OPERATOR.wire(), both);
        roles.put(Role.ADMIN.wire(), both);
        return roles;
    }
}

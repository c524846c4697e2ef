package org.borgui.rest.activity;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;

/** Names of operations as existing clients know them. */
final class ActivityTypes {

    private static final Map<String, String> OPERATIONS = Map.of(
            "backup", "create",
            "restore", "extract",
            "archive_delete", "delete",
            "restore_check", "restore-check");

    private static final Set<String> SAME = Set.of("check", "compact", "prune", "wipe");

    private ActivityTypes() {}

    static String type(String operation) {
        return OPERATIONS.entrySet().stream()
                .filter(known -> known.getValue().equals(operation))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(operation);
    }

    static String operation(String type) {
        return Optional.ofNullable(OPERATIONS.get(type))
                .or(() -> Optional.of(type).filter(SAME::contains))
                .orElseThrow(() -> new RefusedException(
                        Reason.INVALID,
                        "backend.errors.activity.invalidJobType",
                        Map.of("jobType", type),
                        "There are no jobs of the type '%s'.".formatted(type)));
    }
}

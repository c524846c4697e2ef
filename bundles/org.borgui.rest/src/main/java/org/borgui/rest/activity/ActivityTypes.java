package org.borgui.rest.activity;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;

/** Names of operations as existing clients know them. */
public final class ActivityTypes {

    private static final Map<String, String> OPERATIONS = Map.of(
            "backup", "create",
            "restore", "extract",
            "archive_delete", "delete",
            "restore_check", "restore-check");

    /** Types that clients may ask for although their operation is not installed. */
    private static final Set<String> SAME = Set.of("check", "compact", "prune", "wipe", "break-lock");

    private ActivityTypes() {}

    /** The type of an operation's jobs. */
    public static String type(String operation) {
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

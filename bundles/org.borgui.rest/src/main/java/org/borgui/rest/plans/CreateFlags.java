package org.borgui.rest.plans;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;

/** Borg's flags for a backup, as clients send them in one text: never passed on as they are, only those that are known. */
record CreateFlags(boolean excludeCaches, boolean oneFileSystem) {

    private static final String CACHES = "--exclude-caches";
    private static final String ONE_FILE_SYSTEM = "--one-file-system";

    static CreateFlags of(String text, String field) {
        var flags = text.isBlank()
                ? Set.<String>of()
                : Set.copyOf(Arrays.asList(text.strip().split("\\s+")));
        if (!Set.of(CACHES, ONE_FILE_SYSTEM).containsAll(flags)) {
            throw new RefusedException(
                    Reason.UNPROCESSABLE,
                    "backend.errors.backupPlans.unknownFlags",
                    Map.of("field", field, "flags", text),
                    "A backup takes the flags %s and %s, and nothing else.".formatted(CACHES, ONE_FILE_SYSTEM));
        }
        return new CreateFlags(flags.contains(CACHES), flags.contains(ONE_FILE_SYSTEM));
    }
}

package org.borgui.rest;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;

/** Borg's flags for a check, as clients send them in one text. Only those that change nothing are let through. */
public final class CheckFlags {

    private static final Set<String> KNOWN = Set.of("--repository-only", "--archives-only", "--verify-data");

    private CheckFlags() {}

    /** The flags of a text; refuses unknown ones, and any beside a limit of the time. */
    public static List<String> of(String text, int maxSeconds) {
        if (text.isBlank()) {
            return List.of();
        }
        var flags = Arrays.asList(text.strip().split("\\s+"));
        if (!KNOWN.containsAll(flags) || Set.copyOf(flags).size() != flags.size()) {
            throw new RefusedException(
                    Reason.UNPROCESSABLE,
                    "backend.errors.repo.unknownCheckFlags",
                    Map.of("field", "check_extra_flags", "flags", text),
                    "A check takes --repository-only, --archives-only and --verify-data, each once, and nothing else.");
        }
        if (flags.containsAll(Set.of("--repository-only", "--archives-only"))) {
            throw new RefusedException(
                    Reason.UNPROCESSABLE,
                    "backend.errors.repo.contradictingCheckFlags",
                    Map.of("field", "check_extra_flags", "flags", text),
                    "--repository-only and --archives-only exclude each other.");
        }
        if (maxSeconds > 0) {
            throw new RefusedException(
                    Reason.UNPROCESSABLE,
                    "backend.errors.repo.checkFlagsRequireUnlimitedDuration",
                    Map.of("flags", text),
                    "A check with flags cannot be done in pieces: set the limit of its time to 0.");
        }
        return flags;
    }
}

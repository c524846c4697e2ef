package org.borgui.plugins;

import java.util.Map;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;

/** Why something is not done with a plugin. */
final class Refusals {

    private static final String KEY = "backend.errors.plugins.";

    private Refusals() {}

    /** The file itself is at fault. */
    static RefusedException file(String key, String sentence) {
        return new RefusedException(Reason.UNPROCESSABLE, KEY + key, sentence);
    }

    static RefusedException unknown(String what) {
        return RefusedException.notFound(KEY + "notFound", what);
    }

    /** It cannot be used as it is; what was there before is still there. */
    static RefusedException unusable(String name, String version, String reason) {
        return new RefusedException(
                Reason.CONFLICT,
                KEY + "unusable",
                Map.of("name", name, "version", version, "reason", reason),
                "%s %s is not installed: %s".formatted(name, version, reason));
    }

    static RefusedException doubted(PluginJar jar, String doubts) {
        return new RefusedException(
                Reason.CONFLICT,
                KEY + "needsApproval",
                Map.of("name", jar.name(), "sha256", jar.sha256()),
                "%s %s is installed only when an admin approves exactly this file (SHA-256 %s): %s"
                        .formatted(jar.name(), jar.version(), jar.sha256(), doubts));
    }

    static RefusedException conflict(String key, String sentence) {
        return RefusedException.conflict(KEY + key, sentence);
    }
}

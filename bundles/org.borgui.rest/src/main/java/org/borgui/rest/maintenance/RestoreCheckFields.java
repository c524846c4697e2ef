package org.borgui.rest.maintenance;

import java.util.List;
import java.util.Map;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.job.ArchivePaths;
import org.borgui.api.job.RestoreCheckService.Mode;
import org.borgui.rest.PartialBody;

/**
 * What a restore check restores, as it stands in bodies. Existing clients send {@code paths} or {@code full_archive}, and mean
 * the canary when they send neither; ours may say {@code mode}.
 */
public record RestoreCheckFields(Mode mode, List<String> paths) {

    private static final String ERRORS = "backend.errors.repo.";

    /** Reads and judges them. */
    public static RestoreCheckFields of(PartialBody sent) {
        var paths = paths(sent.texts("paths").orElse(List.of()));
        boolean full = sent.flag("full_archive").orElse(false);
        if (full && !paths.isEmpty()) {
            throw refused("A check of the whole archive needs no paths: send one of both.");
        }
        var derived = full ? Mode.FULL_ARCHIVE : paths.isEmpty() ? Mode.CANARY : Mode.PROBE_PATHS;
        return new RestoreCheckFields(
                sent.text("mode").map(RestoreCheckFields::mode).orElse(derived), paths);
    }

    private static List<String> paths(List<String> sent) {
        try {
            return ArchivePaths.of(sent);
        } catch (RefusedException e) {
            throw refused(e.getMessage());
        }
    }

    private static Mode mode(String text) {
        for (var mode : Mode.values()) {
            if (mode.wire().equals(text)) {
                return mode;
            }
        }
        throw new RefusedException(
                Reason.INVALID,
                ERRORS + "invalidRestoreCheckMode",
                Map.of("field", "mode"),
                "A restore check is one of canary, sample, probe_paths and full_archive.");
    }

    private static RefusedException refused(String sentence) {
        return new RefusedException(
                Reason.INVALID, ERRORS + "invalidRestoreCheckPaths", Map.of("field", "paths"), sentence);
    }
}

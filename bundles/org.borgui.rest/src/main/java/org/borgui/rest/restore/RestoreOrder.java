package org.borgui.rest.restore;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.RepositoryId;
import org.borgui.api.job.RestoreService.Conflict;
import org.borgui.api.job.RestoreService.Request;
import org.borgui.rest.Fields;
import org.jspecify.annotations.Nullable;

/**
 * What to restore, and where to.
 *
 * @param paths as in the archive; an empty list is the whole archive
 * @param destinationType {@code local}; others need a plugin
 * @param restoreLayout {@code preserve_path} or {@code contents_only}
 * @param onConflict {@code skip}, {@code rename} or {@code overwrite}
 * @param keepPrivileges with set-ID bits, capabilities and device files, which are left out otherwise
 */
record RestoreOrder(
        @Nullable Long repositoryId,
        @Nullable String archive,
        @Nullable List<String> paths,
        @Nullable String destination,
        @Nullable Boolean dryRun,
        @Nullable String destinationType,
        @Nullable String restoreLayout,
        @Nullable String onConflict,
        @Nullable Boolean keepPrivileges) {

    Request request() {
        if (destinationType != null && !destinationType.equals("local")) {
            throw RefusedException.invalid(
                    "backend.errors.restore.destinationTypeUnavailable",
                    "Restoring to another machine needs a plugin that is not installed. Choose a folder of this server.");
        }
        return new Request(
                new RepositoryId(Fields.required(repositoryId, "repository_id")),
                Fields.required(archive, "archive"),
                Fields.required(paths, "paths").stream()
                        .map(RestoreOrder::inArchive)
                        .toList(),
                Fields.required(destination, "destination"),
                "contents_only".equals(oneOf("restore_layout", restoreLayout, "preserve_path", "contents_only")),
                keepPrivileges != null && keepPrivileges,
                Conflict.valueOf(oneOf("on_conflict", onConflict, "skip", "rename", "overwrite")
                        .toUpperCase(Locale.ROOT)));
    }

    boolean isDryRun() {
        return dryRun != null && dryRun;
    }

    private static String inArchive(String path) {
        return path.startsWith("/") ? path.substring(1) : path;
    }

    private static String oneOf(String field, @Nullable String said, String usual, String... others) {
        if (said == null || said.equals(usual)) {
            return usual;
        }
        if (!Arrays.asList(others).contains(said)) {
            throw new RefusedException(
                    Reason.UNPROCESSABLE,
                    "backend.errors.restore.unknownChoice",
                    Map.of("field", field, "value", said),
                    "'%s' is not one of the choices of '%s': %s, %s."
                            .formatted(said, field, usual, String.join(", ", others)));
        }
        return said;
    }
}

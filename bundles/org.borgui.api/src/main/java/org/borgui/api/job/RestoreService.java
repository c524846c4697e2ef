package org.borgui.api.job;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.borgui.api.RefusedException;
import org.borgui.api.RepositoryId;
import org.borgui.api.access.Caller;
import org.osgi.annotation.versioning.ProviderType;

/** Brings files back: first into a staging folder beside the destination, then merged into it. */
@ProviderType
public interface RestoreService {

    /** What happens where something of the same name is already there. */
    enum Conflict {
        SKIP,
        RENAME,
        OVERWRITE
    }

    /**
     * What to restore.
     *
     * @param paths as in the archive, without a leading slash; empty for the whole archive. One below another is left out
     * @param destination an absolute path below one of the roots, made when missing; {@code /} for the original place
     * @param contentsOnly put what was chosen right into the destination, not below its old path
     */
    record Request(
            RepositoryId repository,
            String archive,
            List<String> paths,
            String destination,
            boolean contentsOnly,
            Conflict conflict) {

        public Request {
            paths = withoutCovered(paths.stream().map(RestoreService::inArchive).collect(Collectors.toSet()));
        }
    }

    private static String inArchive(String path) {
        var parts = path.replaceAll("^/+|/+$", "").split("/", -1);
        for (var part : parts) {
            if (part.isEmpty() || part.equals(".") || part.equals("..") || part.indexOf('\0') >= 0) {
                throw RefusedException.invalid(
                        "backend.errors.restore.notAPath",
                        "'%s' cannot be a path in an archive. Choose it by browsing the archive.".formatted(path));
            }
        }
        return String.join("/", parts);
    }

    private static List<String> withoutCovered(Set<String> paths) {
        return paths.stream()
                .filter(path -> IntStream.range(1, path.length())
                        .filter(at -> path.charAt(at) == '/')
                        .noneMatch(at -> paths.contains(path.substring(0, at))))
                .sorted()
                .toList();
    }

    /** What would be restored, one path a line. Changes nothing. */
    String preview(Caller caller, Request request);

    Job start(Caller caller, Request request);
}

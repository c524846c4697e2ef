package org.borgui.api.job;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.borgui.api.RefusedException;

/** Paths in archives, as people choose them. */
public final class ArchivePaths {

    private ArchivePaths() {}

    /** As borg has them, without a leading slash and in order; one below another is left out. Refuses what is no path. */
    public static List<String> of(List<String> chosen) {
        return withoutCovered(chosen.stream().map(ArchivePaths::inArchive).collect(Collectors.toSet()));
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
}

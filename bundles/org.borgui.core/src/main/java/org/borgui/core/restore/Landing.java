package org.borgui.core.restore;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.borgui.api.RefusedException;
import org.borgui.api.files.FileService;
import org.borgui.api.job.RestoreService.Request;

/**
 * Where a restore lands.
 *
 * @param folder what is written to, without symbolic links
 * @param strip the part of the archive's paths that leads to the folder; empty when all of a path is made below it
 * @param targets what will be there afterwards, to judge who may write it
 */
record Landing(Path folder, String strip, List<Path> targets) {

    private static final Path TOP = Path.of("/");

    Landing {
        targets = List.copyOf(targets);
    }

    /** Refuses what lies outside the roots. */
    static Landing of(Request request, FileService files) {
        if (isInPlace(request)) {
            return inPlace(request.paths().stream().map(TOP::resolve).toList(), files);
        }
        var folder = files.target(request.destination());
        var targets = request.contentsOnly() || request.paths().isEmpty()
                ? List.of(folder)
                : request.paths().stream().map(folder::resolve).toList();
        return new Landing(folder, "", targets);
    }

    /** The destination {@code /} with full paths: everything goes where it once was. */
    static boolean isInPlace(Request request) {
        return request.destination().equals("/") && !request.contentsOnly();
    }

    private static Landing inPlace(List<Path> originals, FileService files) {
        if (originals.isEmpty()) {
            throw RefusedException.invalid(
                    "backend.errors.restore.inPlaceNeedsPaths",
                    "To restore to the original place, choose the folders or files to restore.");
        }
        originals.forEach(original -> judge(original, files));
        var base = originals.stream()
                .map(original -> Objects.requireNonNullElse(original.getParent(), TOP))
                .reduce(Landing::common)
                .orElse(TOP);
        while (!Files.isDirectory(base)) {
            base = Objects.requireNonNullElse(base.getParent(), TOP);
        }
        if (originals.size() == 1 && Files.isDirectory(originals.get(0)) && isOutside(base, files)) {
            base = originals.get(0); // a root itself
        }
        if (isOutside(base, files)) {
            throw RefusedException.invalid(
                    "backend.errors.restore.inPlaceOneRoot",
                    "What was chosen lies in several places. Restore the folders one after the other.");
        }
        var named = base;
        var folder = files.target(base.toString());
        return new Landing(
                folder,
                TOP.relativize(base).toString(),
                originals.stream()
                        .map(original ->
                                folder.resolve(named.relativize(original).toString()))
                        .toList());
    }

    /** A folder must lie in a root itself, all else in a folder that does. */
    private static void judge(Path original, FileService files) {
        var folder = Files.isDirectory(original, LinkOption.NOFOLLOW_LINKS)
                ? original
                : Objects.requireNonNullElse(original.getParent(), TOP);
        files.target(folder.toString());
    }

    private static Path common(Path one, Path other) {
        var common = one;
        while (!other.startsWith(common)) {
            common = Objects.requireNonNullElse(common.getParent(), TOP);
        }
        return common;
    }

    private static boolean isOutside(Path folder, FileService files) {
        try {
            files.target(folder.toString());
            return false;
        } catch (RefusedException e) {
            return true;
        }
    }
}

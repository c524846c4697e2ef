package org.borgui.core.jobs;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.borgui.api.job.Parameters;
import org.jspecify.annotations.Nullable;

/** Adds up the regular files below some folders, leaving out the excluded paths. Empty when it was interrupted. */
final class SourceCount extends SimpleFileVisitor<Path> implements Callable<OptionalLong> {

    private static final String PATH_PREFIX = "pp:";

    private final List<Path> sources;
    private final List<Path> excluded;
    private final boolean excludeCaches;
    private final boolean oneFileSystem;
    private @Nullable Object device;
    private long bytes;

    private SourceCount(List<Path> sources, List<Path> excluded, boolean excludeCaches, boolean oneFileSystem) {
        this.sources = sources;
        this.excluded = excluded;
        this.excludeCaches = excludeCaches;
        this.oneFileSystem = oneFileSystem;
    }

    /** Empty when there are exclude patterns other than paths: what they leave is for borg alone to know. */
    static Optional<SourceCount> of(Parameters parameters) {
        var excludes = parameters.list("excludes");
        if (!excludes.stream().allMatch(exclude -> exclude.startsWith(PATH_PREFIX))) {
            return Optional.empty();
        }
        return Optional.of(new SourceCount(
                parameters.list("sources").stream().map(Path::of).toList(),
                excludes.stream()
                        .map(exclude -> Path.of(exclude.substring(PATH_PREFIX.length())))
                        .toList(),
                parameters.flag("excludeCaches"),
                parameters.flag("oneFileSystem")));
    }

    @Override
    public OptionalLong call() throws IOException {
        for (var source : sources) {
            device = oneFileSystem && Files.exists(source) ? Files.getAttribute(source, "unix:dev") : null;
            Files.walkFileTree(source, this);
        }
        return Thread.currentThread().isInterrupted() ? OptionalLong.empty() : OptionalLong.of(bytes);
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            return FileVisitResult.TERMINATE;
        }
        boolean left = excluded.contains(folder)
                || (device != null && !device.equals(Files.getAttribute(folder, "unix:dev")))
                || (excludeCaches && Files.exists(folder.resolve("CACHEDIR.TAG")));
        return left ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        bytes += attributes.isRegularFile() ? attributes.size() : 0;
        return FileVisitResult.CONTINUE;
    }

    /** What cannot be read is not backed up either. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException error) {
        return FileVisitResult.CONTINUE;
    }
}

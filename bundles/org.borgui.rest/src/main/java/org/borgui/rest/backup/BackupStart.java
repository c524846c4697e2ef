package org.borgui.rest.backup;

import java.util.List;
import java.util.Optional;
import org.borgui.api.repository.BackupSettings;
import org.jspecify.annotations.Nullable;

/**
 * What to back up.
 *
 * @param repository its path, or its number
 * @param sourceDirectories and all after it: for this time instead of what the repository has
 */
record BackupStart(
        @Nullable String repository,
        @Nullable List<String> sourceDirectories,
        @Nullable List<String> excludePatterns,
        @Nullable String compression,
        @Nullable Boolean excludeCaches,
        @Nullable Boolean oneFileSystem) {

    boolean changesSettings() {
        return sourceDirectories != null
                || excludePatterns != null
                || compression != null
                || excludeCaches != null
                || oneFileSystem != null;
    }

    /** The repository's settings with what was said laid over them. */
    BackupSettings over(BackupSettings usual) {
        return new BackupSettings(
                or(sourceDirectories, usual.sources()),
                or(excludePatterns, usual.excludes()),
                or(compression, usual.compression()),
                or(excludeCaches, usual.excludeCaches()),
                or(oneFileSystem, usual.oneFileSystem()),
                usual.uploadRateKib());
    }

    private static <T> T or(@Nullable T said, T usual) {
        return Optional.ofNullable(said).orElse(usual);
    }
}

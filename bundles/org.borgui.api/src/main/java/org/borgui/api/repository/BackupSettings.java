package org.borgui.api.repository;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is backed up, and how.
 *
 * @param sources absolute paths of this machine
 * @param excludes borg's exclude patterns
 * @param compression borg's specification, such as {@code lz4} or {@code auto,zstd,10}
 * @param excludeCaches leave out folders tagged by {@code CACHEDIR.TAG}
 * @param oneFileSystem do not cross mount points below a source
 * @param uploadRateKib upper limit in KiB/s, null for none
 */
public record BackupSettings(
        List<String> sources,
        List<String> excludes,
        String compression,
        boolean excludeCaches,
        boolean oneFileSystem,
        @Nullable Integer uploadRateKib) {

    public BackupSettings {
        sources = List.copyOf(sources);
        excludes = List.copyOf(excludes);
    }
}

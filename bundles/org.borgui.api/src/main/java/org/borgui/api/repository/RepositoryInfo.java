package org.borgui.api.repository;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What {@code borg info} says of a repository; sizes in bytes.
 *
 * @param json borg's own document, for clients that read it
 */
public record RepositoryInfo(
        String borgId,
        @Nullable Instant lastModified,
        String encryption,
        long originalSize,
        long compressedSize,
        long deduplicatedSize,
        String json) {}

package org.borgui.api.repository;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What borg last said about a repository, and when; sizes in bytes. Null is "not known yet", never zero.
 *
 * @param borgId the first that was seen: another one is another repository
 * @param expected how many archives there should be at least: it falls only by what jobs of this server remove, or when
 *     somebody who has seen the list prunes
 * @param read when borg was last asked
 */
public record RepositoryFacts(
        @Nullable String borgId,
        @Nullable Integer archives,
        @Nullable Integer expected,
        @Nullable Long originalSize,
        @Nullable Long compressedSize,
        @Nullable Long deduplicatedSize,
        @Nullable Instant lastBackup,
        @Nullable Instant lastModified,
        @Nullable Instant read) {

    /** Nothing is known. */
    public static RepositoryFacts unknown() {
        return new RepositoryFacts(null, null, null, null, null, null, null, null, null);
    }
}

package org.borgui.rest.repositories;

import org.borgui.api.repository.Repository;
import org.borgui.rest.Sizes;
import org.borgui.rest.Times;
import org.jspecify.annotations.Nullable;

/** Sizes of a repository as texts; {@code Unknown} until borg was asked. */
record RepositoryStats(
        String totalSize,
        String compressedSize,
        String deduplicatedSize,
        int archiveCount,
        @Nullable String lastModified,
        String encryption) {

    static RepositoryStats of(Repository repository) {
        var facts = repository.facts();
        Integer archives = facts.archives();
        return new RepositoryStats(
                size(facts.originalSize()),
                size(facts.compressedSize()),
                size(facts.deduplicatedSize()),
                archives == null ? 0 : archives,
                Times.textOrNull(facts.lastModified()),
                repository.encryption().wire());
    }

    private static String size(@Nullable Long bytes) {
        return bytes == null ? "Unknown" : Sizes.text(bytes);
    }
}

package org.borgui.rest.repositories;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.borgui.api.repository.Repository;
import org.borgui.rest.Sizes;
import org.borgui.rest.SourceLocation;
import org.borgui.rest.Times;
import org.borgui.rest.jobs.JobView;
import org.jspecify.annotations.Nullable;

/**
 * A repository in a list: our own fields, what existing clients sent and compare ({@code echoed}), and what stays as it is
 * until a plugin brings it ({@code fixed}).
 */
record RepositoryItem(
        long id,
        String name,
        String path,
        String encryption,
        String compression,
        List<String> sourceDirectories,
        List<SourceLocation> sourceLocations,
        List<String> excludePatterns,
        boolean excludeCaches,
        boolean oneFileSystem,
        String mode,
        boolean bypassLock,
        boolean hasKeyfile,
        @Nullable Integer uploadRatelimitKib,
        @Nullable String lastBackup,
        @Nullable String totalSize,
        @Nullable Long originalSize,
        @Nullable Long deduplicatedSize,
        int archiveCount,
        String createdAt,
        String updatedAt,
        boolean canBackup,
        boolean canManage,
        @JsonUnwrapped Care care,
        @Nullable JobView latestJob,
        @JsonAnyGetter Map<String, JsonNode> others) {

    static RepositoryItem of(
            Repository repository, boolean canBackup, boolean canManage, Care care, @Nullable JobView latest) {
        var backup = repository.backup();
        var facts = repository.facts();
        Integer archives = facts.archives();
        return new RepositoryItem(
                repository.id().value(),
                repository.name(),
                repository.path(),
                repository.encryption().wire(),
                backup.compression(),
                backup.sources(),
                SourceLocation.of(backup.sources()),
                backup.excludes(),
                backup.excludeCaches(),
                backup.oneFileSystem(),
                repository.observed() ? "observe" : "full",
                repository.bypassLock(),
                repository.encryption().hasKeyfile(),
                backup.uploadRateKib(),
                Times.textOrNull(facts.lastBackup()),
                Sizes.textOrNull(facts.deduplicatedSize()),
                facts.originalSize(),
                facts.deduplicatedSize(),
                archives == null ? 0 : archives,
                Times.text(repository.created()),
                Times.text(repository.updated()),
                canBackup,
                canManage,
                care,
                latest,
                OtherFields.of(repository));
    }
}

package org.borgui.catalog;

import java.nio.file.Path;
import java.util.Set;
import org.borgui.api.RepositoryId;
import org.borgui.catalog.index.Lineage;

/** What is known of a file of contents without opening it. */
record Volume(RepositoryId repository, Path path, String series, Set<String> archives, long length) {

    static Volume of(RepositoryId repository, Path path, Lineage lineage) {
        return new Volume(repository, path, lineage.series(), lineage.archives(), lineage.length());
    }

    boolean hasAnyOf(Set<String> borgIds) {
        return archives.stream().anyMatch(borgIds::contains);
    }

    /** Whether so many of its archives are gone that it should be written again. */
    boolean isWorn(Set<String> live) {
        long gone = archives.stream().filter(archive -> !live.contains(archive)).count();
        return gone * 10 > archives.size();
    }
}

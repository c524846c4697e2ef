package org.borgui.core.repositories;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import org.borgui.api.archive.Archive;
import org.borgui.api.repository.RepositoryFacts;
import org.borgui.api.repository.RepositoryInfo;
import org.borgui.spi.borg.Borg;
import org.borgui.spi.borg.BorgFailedException;
import org.borgui.spi.borg.Target;
import org.jspecify.annotations.Nullable;

/** Asks borg what a repository is like by now. */
final class FactsReader {

    /** What borg said, and the facts it makes. */
    record Read(RepositoryInfo info, RepositoryFacts facts) {}

    private final Borg borg;
    private final Clock clock;

    FactsReader(Borg borg, Clock clock) {
        this.borg = borg;
        this.clock = clock;
    }

    Read read(Target target) throws BorgFailedException, InterruptedException {
        var info = borg.info(target);
        var archives = borg.archives(target);
        @Nullable
        Instant newest = archives.stream()
                .map(Archive::start)
                .max(Comparator.naturalOrder())
                .orElse(null);
        return new Read(
                info,
                new RepositoryFacts(
                        info.borgId(),
                        archives.size(),
                        archives.size(),
                        info.originalSize(),
                        info.compressedSize(),
                        info.deduplicatedSize(),
                        newest,
                        info.lastModified(),
                        clock.instant()));
    }
}

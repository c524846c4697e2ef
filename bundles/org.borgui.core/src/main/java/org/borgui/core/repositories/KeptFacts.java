package org.borgui.core.repositories;

import java.time.Instant;
import org.borgui.api.RepositoryId;
import org.borgui.api.repository.Repository;
import org.borgui.api.repository.RepositoryFacts;
import org.borgui.core.jobs.JobsOfPlans;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What of a repository's facts stays although borg says something else now: which repository it is, and how many archives it
 * should have. Otherwise an exchanged disk or a list that became shorter would be taken for the truth by the next who looks.
 */
final class KeptFacts {

    private static final Logger LOG = LoggerFactory.getLogger(KeptFacts.class);

    private final RepositoryRegistry registry;
    private final JobsOfPlans jobs;

    KeptFacts(RepositoryRegistry registry, JobsOfPlans jobs) {
        this.registry = registry;
        this.jobs = jobs;
    }

    /**
     * Keeps what borg has just said.
     *
     * @param seen whether somebody has seen the list of archives as it is, and agreed
     */
    void keep(RepositoryId id, RepositoryFacts fresh, boolean seen) {
        var read = registry.find(id)
                .map(Repository::facts)
                .map(RepositoryFacts::read)
                .orElse(null);
        long removed = read == null ? 0 : jobs.removedSince(id, read);
        registry.change(id, old -> old.with(over(old, fresh, removed, seen)));
    }

    private static RepositoryFacts over(Repository repository, RepositoryFacts fresh, long removed, boolean seen) {
        var old = repository.facts();
        if (old.borgId() != null && !old.borgId().equals(fresh.borgId())) {
            LOG.warn("Another repository lies at {} than before; what is known of it stays", repository.path());
            return old;
        }
        Integer listed = fresh.archives();
        Integer before = old.expected();
        Integer expected = listed == null || before == null || seen
                ? listed
                : (Integer) Math.max(listed, (int) Math.max(0, before - removed));
        Instant read = fresh.read();
        return new RepositoryFacts(
                fresh.borgId(),
                listed,
                expected,
                fresh.originalSize(),
                fresh.compressedSize(),
                fresh.deduplicatedSize(),
                fresh.lastBackup(),
                fresh.lastModified(),
                read);
    }
}

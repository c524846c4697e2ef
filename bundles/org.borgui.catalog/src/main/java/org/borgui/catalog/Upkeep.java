package org.borgui.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;
import org.borgui.api.RepositoryId;
import org.borgui.api.access.Caller;
import org.borgui.api.job.Job;
import org.borgui.api.repository.Repository;
import org.borgui.api.repository.RepositoryService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what is kept in step with the repositories: what is new is read, what is gone is removed. */
final class Upkeep implements RepositoryEvents.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final Caller SELF = Caller.server("catalog");

    private final RepositoryService repositories;
    private final ArchiveLists lists;
    private final Ingests ingests;
    private final Shelf shelf;

    Upkeep(RepositoryService repositories, ArchiveLists lists, Ingests ingests, Shelf shelf) {
        this.repositories = repositories;
        this.lists = lists;
        this.ingests = ingests;
        this.shelf = shelf;
    }

    /** Removes what the last run of the server left. */
    void begin() {
        ingests.later(this::tidy);
    }

    @Override
    public void ended(RepositoryId repository, Job job) {
        lists.changed(repository);
        boolean saved = job.operation().equals("create") && job.isGood();
        ingests.later(() -> {
            var known =
                    lists.list(repository, repositories.get(SELF, repository).path());
            sweep(repository, known);
            var archives = known.archives();
            if (saved && !archives.isEmpty()) {
                ingests.start(new ArchiveKey(
                        repository, archives.get(archives.size() - 1).borgId()));
            }
        });
    }

    @Override
    public void forgotten(RepositoryId repository) {
        ingests.forget(repository);
        lists.forget(repository);
        try {
            shelf.forget(repository);
        } catch (IOException e) {
            LOG.warn(
                    "What was in the archives of repository {} cannot be removed before the next start", repository, e);
        }
    }

    private void sweep(RepositoryId repository, KnownList known) {
        try {
            shelf.sweep(repository, known.borgIds());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void tidy() {
        var known = repositories.list(SELF).stream().map(Repository::id).collect(Collectors.toSet());
        try {
            shelf.keepRepositories(known);
            shelf.trim();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

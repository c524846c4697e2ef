package org.borgui.core.retention;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.RepositoryId;
import org.borgui.api.access.AccessService;
import org.borgui.api.access.Action;
import org.borgui.api.access.Caller;
import org.borgui.api.archive.Archive;
import org.borgui.api.archive.ArchiveService;
import org.borgui.api.job.Job;
import org.borgui.api.job.JobService;
import org.borgui.api.job.JobService.NewJob;
import org.borgui.api.plan.Retention;
import org.borgui.api.plan.RetentionService;
import org.borgui.api.repository.RepositoryService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Serves those who look at what retention does to a repository. */
@Component
public final class Retentions implements RetentionService {

    private final RepositoryService repositories;
    private final ArchiveService archives;
    private final AccessService access;
    private final JobService jobs;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public Retentions(
            @Reference RepositoryService repositories,
            @Reference ArchiveService archives,
            @Reference AccessService access,
            @Reference JobService jobs) {
        this.repositories = repositories;
        this.archives = archives;
        this.access = access;
        this.jobs = jobs;
    }

    @Override
    public Preview preview(Caller caller, RepositoryId repository, Retention retention) {
        access.require(caller, Action.MAINTENANCE, repository);
        var found = archives.list(caller, repository);
        return new Preview(
                new Rules(retention, ZoneId.systemDefault()).decide(found, clock.instant()), Fingerprint.of(found));
    }

    @Override
    public Job prune(Caller caller, RepositoryId id, Retention retention, Optional<String> fingerprint) {
        access.require(caller, Action.MAINTENANCE, id);
        var repository = repositories.get(caller, id);
        if (repository.observed()) {
            throw RefusedException.conflict(
                    "backend.errors.repo.observeOnly",
                    "'%s' is only observed: this server does not write to it.".formatted(repository.name()));
        }
        var parameters =
                RetentionWords.of(retention).with("zone", ZoneId.systemDefault().getId());
        if (fingerprint.isPresent()) {
            requireSame(archives.list(caller, id), fingerprint.get());
            parameters = parameters.with("fingerprint", fingerprint.get());
        }
        return jobs.submit(caller, NewJob.now(id, repository.path(), "prune", parameters));
    }

    private static void requireSame(List<Archive> now, String fingerprint) {
        if (!Fingerprint.of(now).equals(fingerprint)) {
            throw new RefusedException(
                    Reason.CONFLICT,
                    "backend.errors.repo.prunePreviewStale",
                    "The archives have changed since the preview. Look at a new preview first.");
        }
    }
}

package org.borgui.core.retention;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.RepositoryId;
import org.borgui.api.access.AccessService;
import org.borgui.api.access.Action;
import org.borgui.api.access.Caller;
import org.borgui.api.access.Resource;
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
        var decided =
                new Rules(retention, ZoneId.systemDefault()).decide(archives.list(caller, repository), clock.instant());
        return new Preview(decided, Fingerprint.of(decided));
    }

    @Override
    public Job prune(Caller caller, RepositoryId id, Retention retention, Optional<String> fingerprint) {
        access.require(caller, Action.MAINTENANCE, id);
        access.requireProof(caller, Resource.MAINTENANCE);
        var repository = repositories.get(caller, id);
        var parameters =
                RetentionWords.of(retention).with("zone", ZoneId.systemDefault().getId());
        if (fingerprint.isPresent()) {
            requireSame(preview(caller, id, retention), fingerprint.get());
            parameters = parameters.with("fingerprint", fingerprint.get());
        }
        return jobs.submit(caller, NewJob.now(id, repository.path(), "prune", parameters));
    }

    private static void requireSame(Preview now, String fingerprint) {
        if (!now.fingerprint().equals(fingerprint)) {
            throw new RefusedException(
                    Reason.CONFLICT,
                    "backend.errors.repo.prunePreviewStale",
                    "What would go has changed since the preview. Look at a new preview first.");
        }
    }
}

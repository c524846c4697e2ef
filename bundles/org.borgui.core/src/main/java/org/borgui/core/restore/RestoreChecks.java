package org.borgui.core.restore;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.RepositoryId;
import org.borgui.api.access.AccessService;
import org.borgui.api.access.Action;
import org.borgui.api.access.Caller;
import org.borgui.api.archive.ArchiveService;
import org.borgui.api.job.Job;
import org.borgui.api.job.JobService;
import org.borgui.api.job.JobService.NewJob;
import org.borgui.api.job.RestoreCheckService;
import org.borgui.api.repository.RepositoryService;
import org.borgui.core.canary.Canaries;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Serves those who want to know whether their backups can be restored. */
@Component
public final class RestoreChecks implements RestoreCheckService {

    private static final String ERRORS = "backend.errors.repo.";
    private static final int MOST_PATHS = 100;

    private final RepositoryService repositories;
    private final ArchiveService archives;
    private final AccessService access;
    private final JobService jobs;
    private final Canaries canaries;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public RestoreChecks(
            @Reference RepositoryService repositories,
            @Reference ArchiveService archives,
            @Reference AccessService access,
            @Reference JobService jobs,
            @Reference Canaries canaries) {
        this.repositories = repositories;
        this.archives = archives;
        this.access = access;
        this.jobs = jobs;
        this.canaries = canaries;
    }

    @Override
    public Job start(Caller caller, Request request) {
        require(caller, request);
        var id = request.repository();
        var parameters = RestoreCheckWords.of(new Settings(request.mode(), request.paths(), false), clock.instant());
        var of = request.archive().map(name -> known(caller, id, name));
        var all = of.isPresent() ? parameters.with("archive", of.get()) : parameters;
        return jobs.submit(caller, NewJob.now(id, repositories.get(caller, id).path(), "restore-check", all));
    }

    private String known(Caller caller, RepositoryId id, String archive) {
        if (archives.list(caller, id).stream().noneMatch(one -> one.name().equals(archive))) {
            throw new RefusedException(
                    Reason.NOT_FOUND,
                    ERRORS + "archiveNotFound",
                    Map.of("field", "archive", "archive", archive),
                    "The repository has no archive '%s'.".formatted(archive));
        }
        return archive;
    }

    @Override
    public void require(Caller caller, Request request) {
        access.require(caller, Action.MAINTENANCE, request.repository());
        var repository = repositories.get(caller, request.repository());
        boolean chosen = request.mode() == Mode.PROBE_PATHS;
        if (chosen == request.paths().isEmpty() || request.paths().size() > MOST_PATHS) {
            throw new RefusedException(
                    Reason.INVALID,
                    ERRORS + "invalidRestoreCheckPaths",
                    Map.of("field", "paths"),
                    "Chosen paths are 1 to %,d, and only a check of chosen paths has any.".formatted(MOST_PATHS));
        }
        if (request.mode() == Mode.CANARY && repository.observed()) {
            throw new RefusedException(
                    Reason.INVALID,
                    ERRORS + "restoreCheckCanaryUnsupportedObserve",
                    Map.of("field", "mode"),
                    "'%s' is only observed, so this server puts no canary into it. Check a sample, chosen paths or the whole archive."
                            .formatted(repository.name()));
        }
    }

    @Override
    public Settings settings(Caller caller, RepositoryId repository) {
        access.require(caller, Action.VIEW, repository);
        return canaries.settings(repository);
    }

    @Override
    public Settings keep(Caller caller, RepositoryId repository, Settings settings) {
        require(caller, new Request(repository, Optional.empty(), settings.mode(), settings.paths()));
        canaries.keep(repository, settings);
        return settings;
    }
}

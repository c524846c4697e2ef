package org.borgui.core.restore;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.access.AccessService;
import org.borgui.api.access.Action;
import org.borgui.api.access.Caller;
import org.borgui.api.archive.ArchiveService;
import org.borgui.api.files.FileService;
import org.borgui.api.job.Job;
import org.borgui.api.job.JobService;
import org.borgui.api.job.JobService.NewJob;
import org.borgui.api.job.Parameters;
import org.borgui.api.job.RestoreService;
import org.borgui.api.job.Trigger;
import org.borgui.api.repository.Repository;
import org.borgui.api.repository.RepositoryService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Judges what is to be restored and where to, and makes an extract job of it. */
@Component
public final class Restores implements RestoreService {

    private static final int PREVIEW_LINES = 10_000;

    private final RepositoryService repositories;
    private final ArchiveService archives;
    private final FileService files;
    private final AccessService access;
    private final JobService jobs;

    @Activate
    public Restores(
            @Reference RepositoryService repositories,
            @Reference ArchiveService archives,
            @Reference FileService files,
            @Reference AccessService access,
            @Reference JobService jobs) {
        this.repositories = repositories;
        this.archives = archives;
        this.files = files;
        this.access = access;
        this.jobs = jobs;
    }

    @Override
    public String preview(Caller caller, Request request) {
        accept(caller, request);
        var lines = new StringJoiner("\n", "", "\n");
        long[] count = {0};
        for (var path : request.paths().isEmpty() ? List.of("") : request.paths()) {
            archives.entries(caller, request.repository(), request.archive(), path, entry -> {
                if (count[0]++ < PREVIEW_LINES) {
                    lines.add(entry.path());
                }
            });
        }
        if (count[0] > PREVIEW_LINES) {
            lines.add("… and %,d more".formatted(count[0] - PREVIEW_LINES));
        }
        return lines.toString();
    }

    @Override
    public Job start(Caller caller, Request request) {
        var repository = accept(caller, request);
        var destination = files.target(request.destination());
        requireNotOverSources(caller, request, repository, destination);
        var parameters = Parameters.none()
                .with("archive", request.archive())
                .with("paths", request.paths())
                .with("destination", destination.toString())
                .with("contentsOnly", request.contentsOnly())
                .with("conflict", request.conflict().name());
        return jobs.submit(
                caller, new NewJob(repository.id(), repository.path(), "extract", parameters, Trigger.MANUAL, false));
    }

    private Repository accept(Caller caller, Request request) {
        access.require(caller, Action.RESTORE, request.repository());
        var repository = repositories.get(caller, request.repository());
        files.target(request.destination());
        if (archives.list(caller, repository.id()).stream()
                .noneMatch(archive -> archive.name().equals(request.archive()))) {
            throw new RefusedException(
                    Reason.NOT_FOUND,
                    "backend.errors.restore.archiveNotFound",
                    Map.of("archive", request.archive()),
                    "'%s' has no archive '%s'.".formatted(repository.name(), request.archive()));
        }
        request.paths().forEach(path -> archives.entry(caller, repository.id(), request.archive(), path));
        return repository;
    }

    /** Whoever may only view may not write over what is backed up. */
    private void requireNotOverSources(Caller caller, Request request, Repository repository, Path destination) {
        if (access.may(caller, Action.BACKUP, repository.id())) {
            return;
        }
        var targets = new ArrayList<Path>();
        for (var path : request.paths()) {
            targets.add(request.contentsOnly() ? destination : destination.resolve(path));
        }
        if (targets.isEmpty()) {
            targets.add(destination);
        }
        boolean over = repository.backup().sources().stream().map(Path::of).anyMatch(source -> targets.stream()
                .anyMatch(target -> target.startsWith(source) || source.startsWith(target)));
        if (over) {
            throw RefusedException.forbidden(
                    "backend.errors.restore.inPlaceNeedsOperator",
                    "Restoring over the folders that are backed up needs the role 'operator' on this repository.");
        }
    }
}

package org.borgui.core.restore;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Stream;
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
import org.borgui.api.repository.Repository;
import org.borgui.api.repository.RepositoryService;
import org.borgui.api.system.DataDirectory;
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
    private final DataDirectory data;

    @Activate
    public Restores(
            @Reference RepositoryService repositories,
            @Reference ArchiveService archives,
            @Reference FileService files,
            @Reference AccessService access,
            @Reference JobService jobs,
            @Reference DataDirectory data) {
        this.repositories = repositories;
        this.archives = archives;
        this.files = files;
        this.access = access;
        this.jobs = jobs;
        this.data = data;
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
        var landing = Landing.of(request, files);
        requireNotInRepository(landing.targets());
        requireNotOverSources(caller, landing.targets());
        requireMayKeepPrivileges(caller, request);
        var parameters = Parameters.none()
                .with("archive", request.archive())
                .with("paths", request.paths())
                .with("destination", landing.folder().toString())
                .with("strip", landing.strip())
                .with("kept", kept().map(Path::toString).distinct().toList())
                .with("contentsOnly", request.contentsOnly())
                .with("keepPrivileges", request.keepPrivileges())
                .with("conflict", request.conflict().name());
        return jobs.submit(caller, NewJob.now(repository.id(), repository.path(), "extract", parameters));
    }

    private Repository accept(Caller caller, Request request) {
        access.require(caller, Action.RESTORE, request.repository());
        var repository = repositories.get(caller, request.repository());
        Landing.of(request, files);
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

    /** Whoever may only view may not write over what is backed up, here or from another repository. */
    private void requireNotOverSources(Caller caller, List<Path> targets) {
        boolean over = repositories.list(Caller.server("restore")).stream()
                .filter(repository -> !access.may(caller, Action.BACKUP, repository.id()))
                .flatMap(repository -> Stream.concat(
                        Stream.of(Path.of(repository.path())),
                        repository.backup().sources().stream().flatMap(Restores::names)))
                .anyMatch(kept ->
                        targets.stream().anyMatch(target -> target.startsWith(kept) || kept.startsWith(target)));
        if (over) {
            throw RefusedException.forbidden(
                    "backend.errors.restore.inPlaceNeedsOperator",
                    "Restoring over the folders that are backed up needs the role 'operator' on their repository.");
        }
    }

    private void requireMayKeepPrivileges(Caller caller, Request request) {
        if (request.keepPrivileges() && !access.may(caller, Action.BACKUP, request.repository())) {
            throw RefusedException.forbidden(
                    "backend.errors.restore.privilegesNeedOperator",
                    "Restoring set-ID bits, capabilities and device files needs the role 'operator' on the repository.");
        }
    }

    /** Nobody writes into a repository: it would be broken, and all its backups with it. */
    private void requireNotInRepository(List<Path> targets) {
        boolean inside =
                kept().anyMatch(repository -> targets.stream().anyMatch(target -> target.startsWith(repository)));
        if (inside) {
            throw RefusedException.invalid(
                    "backend.errors.restore.destinationIsRepository",
                    "Restoring into a folder of repositories would break them. Choose another destination.");
        }
    }

    /** The repositories, and the server's own data. */
    private Stream<Path> kept() {
        return Stream.concat(
                Stream.of(data.path()),
                repositories.list(Caller.server("restore")).stream()
                        .filter(repository -> repository.path().startsWith("/"))
                        .flatMap(repository -> names(repository.path())));
    }

    /** A folder as it was named and, where that is a link, as it really is. */
    private static Stream<Path> names(String source) {
        var named = Path.of(source);
        try {
            return Stream.of(named, named.toRealPath());
        } catch (IOException e) {
            return Stream.of(named); // it is not there now
        }
    }
}

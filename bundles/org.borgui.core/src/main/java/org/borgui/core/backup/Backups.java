package org.borgui.core.backup;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.borgui.api.RefusedException;
import org.borgui.api.RepositoryId;
import org.borgui.api.access.AccessService;
import org.borgui.api.access.Action;
import org.borgui.api.access.Caller;
import org.borgui.api.files.FileService;
import org.borgui.api.job.BackupService;
import org.borgui.api.job.Job;
import org.borgui.api.job.JobService;
import org.borgui.api.job.JobService.NewJob;
import org.borgui.api.job.JobState.Succeeded;
import org.borgui.api.job.JobState.Warned;
import org.borgui.api.job.Parameters;
import org.borgui.api.job.Trigger;
import org.borgui.api.repository.BackupSettings;
import org.borgui.api.repository.Repository;
import org.borgui.api.system.DataDirectory;
import org.borgui.core.repositories.RepositoryRegistry;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes a create job of what a repository, or the person who asks, says is to be backed up. */
@Component
public final class Backups implements BackupService {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");

    private final RepositoryRegistry registry;
    private final AccessService access;
    private final FileService files;
    private final JobService jobs;
    private final Path data;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public Backups(
            @Reference RepositoryRegistry registry,
            @Reference AccessService access,
            @Reference FileService files,
            @Reference JobService jobs,
            @Reference DataDirectory data) {
        this.registry = registry;
        this.access = access;
        this.files = files;
        this.jobs = jobs;
        this.data = data.path();
    }

    @Override
    public Job start(Caller caller, String idOrPath, Optional<BackupSettings> settings) {
        var repository = find(idOrPath);
        access.require(caller, Action.BACKUP, repository.map(Repository::id).orElse(new RepositoryId(0)));
        if (repository.isEmpty()) {
            return jobs.submit(caller, new NewJob(null, idOrPath, "create", Parameters.none(), Trigger.MANUAL, false));
        }
        var found = repository.get();
        if (found.observed()) {
            throw RefusedException.conflict(
                    "backend.errors.backup.observeOnly",
                    "'%s' is only observed: this server does not write to it.".formatted(found.name()));
        }
        settings.ifPresent(wanted -> wanted.sources().forEach(files::source));
        return submit(caller, found, settings.orElse(found.backup()));
    }

    private Optional<Repository> find(String idOrPath) {
        var byPath = registry.find(idOrPath);
        return byPath.isPresent() || !idOrPath.matches("\\d{1,18}")
                ? byPath
                : registry.find(RepositoryId.fromString(idOrPath));
    }

    private Job submit(Caller caller, Repository repository, BackupSettings settings) {
        var sources = settings.sources().stream().map(this::readable).toList();
        var parameters = Parameters.none()
                .with("archive", archiveName(repository))
                .with("sources", sources)
                .with("excludes", excludes(repository, settings, sources))
                .with("compression", settings.compression())
                .with("excludeCaches", settings.excludeCaches())
                .with("oneFileSystem", settings.oneFileSystem());
        if (settings.uploadRateKib() != null) {
            parameters =
                    parameters.with("uploadRateKib", settings.uploadRateKib().toString());
        }
        var expected = lastSize(caller, repository, sources);
        if (expected.isPresent()) {
            parameters = parameters.with("expectedSize", expected.get().toString());
        }
        return jobs.submit(
                caller, new NewJob(repository.id(), repository.path(), "create", parameters, Trigger.MANUAL, false));
    }

    /** A folder that has gone since it was chosen is left to borg, which warns of it and backs up the others. */
    private String readable(String source) {
        boolean gone = !Files.exists(Path.of(source), LinkOption.NOFOLLOW_LINKS);
        return gone ? source : files.source(source).toString();
    }

    /** What was asked for, and two things that must never be in a backup: the repository itself, and the server's own data. */
    private List<String> excludes(Repository repository, BackupSettings settings, List<String> sources) {
        var all = new ArrayList<>(settings.excludes());
        for (var own : List.of(Path.of(repository.path()), data)) {
            if (sources.stream().map(Path::of).anyMatch(own::startsWith)) {
                all.add("pp:" + own);
            }
        }
        return all;
    }

    private Optional<Long> lastSize(Caller caller, Repository repository, List<String> sources) {
        var query = new JobService.Query(Set.of("create"), Optional.of(repository.id()), Optional.empty(), false, 20);
        return jobs.list(caller, query).stream()
                .filter(job -> job.state() instanceof Succeeded || job.state() instanceof Warned)
                .filter(job -> job.parameters().list("sources").equals(sources))
                .map(Job::progress)
                .filter(progress -> progress != null && progress.originalSize() > 0)
                .map(progress -> progress == null ? 0L : progress.originalSize())
                .findFirst();
    }

    /** Such as {@code photos-2026-03-01T02:00:00}, in the server's time zone. */
    private String archiveName(Repository repository) {
        var slug = repository.name().replaceAll("[^\\p{L}\\p{N}._-]+", "-").replaceAll("^[-.]+|-+$", "");
        var stamp = STAMP.format(clock.instant().atZone(ZoneId.systemDefault()));
        return (slug.isEmpty() ? "backup" : slug) + "-" + stamp;
    }
}

package org.borgui.core.backup;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.borgui.api.access.Caller;
import org.borgui.api.files.FileService;
import org.borgui.api.job.Job;
import org.borgui.api.job.JobService;
import org.borgui.api.job.JobService.NewJob;
import org.borgui.api.job.Origin;
import org.borgui.api.job.Parameters;
import org.borgui.api.job.Trigger;
import org.borgui.api.repository.BackupSettings;
import org.borgui.api.repository.Repository;
import org.borgui.api.system.DataDirectory;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes create jobs: decides what borg is told, and how the archive is called. Asks nobody's role. */
@Component(service = CreateJobs.class)
public final class CreateJobs {

    /** What is wanted. */
    public record Wanted(
            Repository repository,
            BackupSettings settings,
            String template,
            String plan,
            ZoneId zone,
            Trigger trigger,
            @Nullable Origin origin,
            boolean queue) {}

    private static final Caller SELF = Caller.server("backup");
    private static final int LATELY = 50;

    private final FileService files;
    private final JobService jobs;
    private final Path data;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public CreateJobs(@Reference FileService files, @Reference JobService jobs, @Reference DataDirectory data) {
        this.files = files;
        this.jobs = jobs;
        this.data = data.path();
    }

    /** Submits it for a caller, whose role the engine checks. */
    public Job submit(Caller caller, Wanted wanted) {
        return submit(caller, wanted, readable(wanted.settings().sources()));
    }

    /** The same, with its sources {@linkplain #readable found} before: asks no disk. */
    public Job submit(Caller caller, Wanted wanted, List<String> sources) {
        var repository = wanted.repository();
        return jobs.submit(
                caller,
                new NewJob(
                        repository.id(),
                        repository.path(),
                        "create",
                        parameters(wanted, sources),
                        wanted.trigger(),
                        wanted.origin(),
                        wanted.queue()));
    }

    /** Where sources really are; refuses what may not be backed up. */
    public List<String> readable(List<String> sources) {
        return sources.stream().map(this::readable).toList();
    }

    private Parameters parameters(Wanted wanted, List<String> sources) {
        var settings = wanted.settings();
        var lately = lately(wanted.repository());
        var parameters = Parameters.none()
                .with("archive", archive(wanted, lately))
                .with("sources", sources)
                .with("excludes", excludes(wanted.repository(), settings, sources))
                .with("compression", settings.compression())
                .with("excludeCaches", settings.excludeCaches())
                .with("oneFileSystem", settings.oneFileSystem());
        if (!wanted.plan().isEmpty()) {
            parameters = parameters.with("plan", wanted.plan());
        }
        if (settings.uploadRateKib() != null) {
            parameters =
                    parameters.with("uploadRateKib", settings.uploadRateKib().toString());
        }
        var expected = lastSize(lately, sources);
        return expected.isPresent()
                ? parameters.with("expectedSize", expected.get().toString())
                : parameters;
    }

    /** Two backups may begin in one second: the second is called differently. */
    private String archive(Wanted wanted, List<Job> lately) {
        var name = ArchiveNames.of(
                wanted.template(),
                wanted.plan(),
                wanted.repository().name(),
                clock.instant().atZone(wanted.zone()));
        var taken = lately.stream()
                .flatMap(job -> job.parameters().text("archive").stream())
                .collect(Collectors.toSet());
        return ArchiveNames.free(name, taken);
    }

    private List<Job> lately(Repository repository) {
        return jobs.list(
                SELF,
                new JobService.Query(Set.of("create"), Optional.of(repository.id()), Optional.empty(), false, LATELY));
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

    private static Optional<Long> lastSize(List<Job> lately, List<String> sources) {
        return lately.stream()
                .filter(Job::isGood)
                .filter(job -> job.parameters().list("sources").equals(sources))
                .map(Job::progress)
                .filter(progress -> progress != null && progress.originalSize() > 0)
                .map(progress -> progress == null ? 0L : progress.originalSize())
                .findFirst();
    }
}

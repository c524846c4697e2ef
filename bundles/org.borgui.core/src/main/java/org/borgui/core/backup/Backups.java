package org.borgui.core.backup;

import java.time.ZoneId;
import java.util.Optional;
import org.borgui.api.RepositoryId;
import org.borgui.api.access.AccessService;
import org.borgui.api.access.Action;
import org.borgui.api.access.Caller;
import org.borgui.api.files.FileService;
import org.borgui.api.job.BackupService;
import org.borgui.api.job.Job;
import org.borgui.api.job.JobService;
import org.borgui.api.job.JobService.NewJob;
import org.borgui.api.job.Parameters;
import org.borgui.api.job.Trigger;
import org.borgui.api.repository.BackupSettings;
import org.borgui.api.repository.Repository;
import org.borgui.core.backup.CreateJobs.Wanted;
import org.borgui.core.repositories.RepositoryRegistry;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes a create job of what a repository, or the person who asks, says is to be backed up. */
@Component
public final class Backups implements BackupService {

    private final RepositoryRegistry registry;
    private final AccessService access;
    private final FileService files;
    private final JobService jobs;
    private final CreateJobs creations;

    @Activate
    public Backups(
            @Reference RepositoryRegistry registry,
            @Reference AccessService access,
            @Reference FileService files,
            @Reference JobService jobs,
            @Reference CreateJobs creations) {
        this.registry = registry;
        this.access = access;
        this.files = files;
        this.jobs = jobs;
        this.creations = creations;
    }

    @Override
    public Job start(Caller caller, String idOrPath, Optional<BackupSettings> settings) {
        var repository = find(idOrPath);
        access.require(caller, Action.BACKUP, repository.map(Repository::id).orElse(new RepositoryId(0)));
        if (repository.isEmpty()) {
            return jobs.submit(
                    caller, new NewJob(null, idOrPath, "create", Parameters.none(), Trigger.MANUAL, null, false));
        }
        var found = repository.get();
        settings.ifPresent(wanted -> wanted.sources().forEach(files::source));
        return creations.submit(
                caller,
                new Wanted(
                        found,
                        settings.orElse(found.backup()),
                        ArchiveNames.BY_HAND,
                        "",
                        ZoneId.systemDefault(),
                        Trigger.MANUAL,
                        null,
                        false));
    }

    private Optional<Repository> find(String idOrPath) {
        var byPath = registry.find(idOrPath);
        return byPath.isPresent() || !idOrPath.matches("\\d{1,18}")
                ? byPath
                : registry.find(RepositoryId.fromString(idOrPath));
    }
}

package org.borgui.core.repositories;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.RepositoryId;
import org.borgui.api.access.AccessService;
import org.borgui.api.access.Action;
import org.borgui.api.access.Caller;
import org.borgui.api.job.Job;
import org.borgui.api.job.JobService;
import org.borgui.api.job.JobService.NewJob;
import org.borgui.api.job.Parameters;
import org.borgui.api.repository.LockService;
import org.borgui.api.repository.Repository;
import org.borgui.api.repository.RepositoryLock;
import org.borgui.api.repository.RepositoryLock.Holder;
import org.borgui.spi.borg.Borg;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Judges by evidence who may remove a lock. */
@Component
public final class Locks implements LockService {

    private static final String ERRORS = "backend.errors.repo.";
    private static final int MOST_JOBS = 1_000;

    private final RepositoryRegistry registry;
    private final AccessService access;
    private final JobService jobs;
    private final Borg borg;

    @Activate
    public Locks(
            @Reference RepositoryRegistry registry,
            @Reference AccessService access,
            @Reference JobService jobs,
            @Reference Borg borg) {
        this.registry = registry;
        this.access = access;
        this.jobs = jobs;
        this.borg = borg;
    }

    @Override
    public List<RepositoryLock> holders(Caller caller, RepositoryId id) {
        access.require(caller, Action.VIEW, id);
        var holders = borg.holders(registry.target(id));
        if (holders.stream().allMatch(lock -> lock.job() == null)) {
            return holders;
        }
        var here = new JobService.Query(Set.of(), Optional.of(id), Optional.empty(), true, MOST_JOBS);
        var open = jobs.list(caller, here).stream().map(Job::id).collect(toSet());
        return holders.stream()
                .map(lock -> open.contains(lock.job()) ? lock : lock.withoutJob())
                .toList();
    }

    @Override
    public Job breakLock(Caller caller, RepositoryId id, Optional<String> confirmation) {
        access.require(caller, Action.MAINTENANCE, id);
        var repository = registry.find(id).orElseThrow(() -> RepositoryRegistry.unknown(id));
        var holders = borg.holders(registry.target(id));
        holders.stream()
                .filter(lock -> lock.holder() == Holder.ALIVE)
                .findFirst()
                .ifPresent(lock -> {
                    throw alive(repository, lock);
                });
        if (holders.stream().anyMatch(lock -> lock.holder() == Holder.UNKNOWN)) {
            requireConfirmed(caller, repository, confirmation);
        }
        return jobs.submit(caller, NewJob.now(id, repository.path(), "break-lock", words(holders)));
    }

    /** What was looked at: whoever takes the lock before the job runs keeps it. */
    private static Parameters words(List<RepositoryLock> holders) {
        return Parameters.none()
                .with("holders", holders.stream().map(RepositoryLock::name).toList());
    }

    /** Breaking the lock of somebody who works damages the repository: only a person can know that nobody does. */
    private void requireConfirmed(Caller caller, Repository repository, Optional<String> confirmation) {
        access.requireAdmin(caller);
        if (!confirmation.equals(Optional.of(repository.name()))) {
            throw new RefusedException(
                    Reason.INVALID,
                    ERRORS + "lockBreakingNeedsConfirmation",
                    Map.of("repository", repository.name()),
                    "Nobody here can know whether the holder of this lock still works. Make sure that no backup, restore,"
                            + " check, prune, compact, mount or other borg works on the repository anywhere, then type its"
                            + " name to confirm.");
        }
    }

    private static RefusedException alive(Repository repository, RepositoryLock lock) {
        return new RefusedException(
                Reason.CONFLICT,
                ERRORS + "lockHolderAlive",
                Map.of("repository_id", repository.id().value(), "pid", lock.pid()),
                "Process %d of this machine holds the lock of '%s' and is alive. Wait until it ends, or cancel its job."
                        .formatted(lock.pid(), repository.name()));
    }
}

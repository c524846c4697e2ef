package org.borgui.core.retention;

import static org.borgui.core.retention.WipeRefusals.requireConfirmed;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.borgui.api.JobId;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.RepositoryId;
import org.borgui.api.WipeId;
import org.borgui.api.access.AccessService;
import org.borgui.api.access.Caller;
import org.borgui.api.archive.Archive;
import org.borgui.api.archive.ArchiveService;
import org.borgui.api.job.Job;
import org.borgui.api.job.JobService;
import org.borgui.api.job.JobService.NewJob;
import org.borgui.api.job.JobService.Query;
import org.borgui.api.job.Parameters;
import org.borgui.api.repository.Repository;
import org.borgui.api.repository.RepositoryService;
import org.borgui.api.repository.Wipe;
import org.borgui.api.repository.WipeService;
import org.borgui.core.plans.OpenRuns;
import org.borgui.state.Stored;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Serves admins who want a repository empty: nothing goes that they have not looked at. */
@Component
public final class Wipes implements WipeService {

    private static final Duration HOLDS = Duration.ofMinutes(30);

    private final WipeStore store;
    private final RepositoryService repositories;
    private final ArchiveService archives;
    private final AccessService access;
    private final JobService jobs;
    private final OpenRuns runs;
    private final Clock clock;

    @Activate
    public Wipes(
            @Reference WipeStore store,
            @Reference RepositoryService repositories,
            @Reference ArchiveService archives,
            @Reference AccessService access,
            @Reference JobService jobs,
            @Reference OpenRuns runs) {
        this(store, repositories, archives, access, jobs, runs, Clock.systemUTC());
    }

    Wipes(
            WipeStore store,
            RepositoryService repositories,
            ArchiveService archives,
            AccessService access,
            JobService jobs,
            OpenRuns runs,
            Clock clock) {
        this.store = store;
        this.repositories = repositories;
        this.archives = archives;
        this.access = access;
        this.jobs = jobs;
        this.runs = runs;
        this.clock = clock;
    }

    @Override
    public Wipe preview(Caller caller, RepositoryId id, boolean compact) {
        access.requireAdmin(caller);
        repositories.get(caller, id);
        var listed = all(caller, id);
        var borgId = repositories.info(caller, id).borgId();
        var kept = store.add(new WipeDocument(
                id.value(),
                borgId,
                caller.username(),
                clock.instant(),
                listed,
                Fingerprint.ofAll(listed),
                compact,
                null,
                null));
        return wipe(caller, kept);
    }

    @Override
    public Wipe start(Caller caller, RepositoryId id, Confirmation confirmation) {
        access.requireAdmin(caller);
        var repository = repositories.get(caller, id);
        var seen = find(id, confirmation.preview()).value();
        requireConfirmed(repository, confirmation);
        var now = clock.instant();
        if (seen.confirmed() != null
                || seen.created().plus(HOLDS).isBefore(now)
                || !seen.fingerprint().equals(confirmation.fingerprint())) {
            throw WipeRefusals.stale();
        }
        blocked(caller, repository, seen).ifPresent(why -> {
            throw WipeRefusals.blocked(why);
        });
        if (!seen.fingerprint().equals(Fingerprint.ofAll(all(caller, id)))) {
            throw WipeRefusals.stale();
        }
        var parameters = Parameters.none()
                .with("wipe", confirmation.preview().toString())
                .with("fingerprint", seen.fingerprint())
                .with("compact", confirmation.compact());
        begin(caller, confirmation, NewJob.now(id, repository.path(), "wipe", parameters));
        return get(caller, id, confirmation.preview());
    }

    /** First confirmed and then submitted, so that no other request begins it as well, or puts a new preview in its place. */
    private void begin(Caller caller, Confirmation confirmation, NewJob wipe) {
        if (!store.confirm(confirmation.preview(), clock.instant(), confirmation.compact())) {
            throw WipeRefusals.stale();
        }
        try {
            store.begun(confirmation.preview(), jobs.submit(caller, wipe).id());
        } catch (RefusedException e) {
            store.unconfirm(confirmation.preview());
            throw e;
        }
    }

    private List<Archive> all(Caller caller, RepositoryId id) {
        return Stream.concat(archives.list(caller, id).stream(), archives.leftovers(caller, id).stream())
                .toList();
    }

    @Override
    public Wipe get(Caller caller, RepositoryId id, WipeId wipe) {
        access.requireAdmin(caller);
        return wipe(caller, find(id, wipe));
    }

    @Override
    public Wipe cancel(Caller caller, RepositoryId id, WipeId wipe) {
        var found = get(caller, id, wipe);
        if (found.confirmed() == null) {
            store.withdraw(wipe);
            return found;
        }
        jobs.cancel(caller, found.doing().orElseThrow(WipeRefusals::unknown).id());
        return get(caller, id, wipe);
    }

    private Stored<WipeDocument> find(RepositoryId id, WipeId wipe) {
        return store.find(id, wipe).orElseThrow(WipeRefusals::unknown);
    }

    private Wipe wipe(Caller caller, Stored<WipeDocument> stored) {
        var kept = stored.value();
        var repository = repositories.get(caller, new RepositoryId(kept.repository()));
        var job = kept.confirmed() == null ? null : job(caller, kept);
        return new Wipe(
                new WipeId(stored.id()),
                repository.id(),
                repository.name(),
                kept.by(),
                kept.created(),
                kept.archives(),
                kept.fingerprint(),
                kept.compact(),
                kept.confirmed() == null ? blocked(caller, repository, kept).orElse(null) : null,
                kept.confirmed(),
                job);
    }

    /** Old jobs are forgotten, and nobody knows any more how the wipe ended. */
    private Job job(Caller caller, WipeDocument kept) {
        try {
            return jobs.get(caller, new JobId(Optional.ofNullable(kept.job()).orElseThrow(WipeRefusals::unknown)));
        } catch (RefusedException e) {
            throw e.reason() == Reason.NOT_FOUND ? WipeRefusals.unknown() : e;
        }
    }

    /** Why nothing may be deleted now. */
    private Optional<String> blocked(Caller caller, Repository repository, WipeDocument seen) {
        var known = repository.facts().borgId();
        if (repository.observed()) {
            return Optional.of("'%s' is only observed: this server does not write to it.".formatted(repository.name()));
        }
        if (known != null && !known.equals(seen.borgId())) {
            return Optional.of(
                    "Another repository lies at %s than the one that was known here. Find out who put it there."
                            .formatted(repository.path()));
        }
        if (seen.archives().isEmpty()) {
            return Optional.of("The repository has no archive, so there is nothing to delete.");
        }
        boolean busy = runs.about(repository.id())
                || !jobs.list(caller, new Query(Set.of(), Optional.of(repository.id()), Optional.empty(), true, 1))
                        .isEmpty();
        return busy
                ? Optional.of("A job or a plan is at work on this repository. Wait until it ends, or cancel it.")
                : Optional.empty();
    }
}

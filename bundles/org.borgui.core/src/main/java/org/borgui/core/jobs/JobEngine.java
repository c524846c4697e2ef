package org.borgui.core.jobs;

import static org.osgi.service.component.annotations.ReferenceCardinality.MULTIPLE;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.borgui.api.JobId;
import org.borgui.api.RefusedException;
import org.borgui.api.RepositoryId;
import org.borgui.api.access.AccessService;
import org.borgui.api.access.Action;
import org.borgui.api.access.Caller;
import org.borgui.api.job.Crowd;
import org.borgui.api.job.DayOutcomes;
import org.borgui.api.job.Job;
import org.borgui.api.job.JobService;
import org.borgui.api.job.JobState;
import org.borgui.api.job.JobState.Cancelled;
import org.borgui.api.job.JobState.Lost;
import org.borgui.api.job.LogPage;
import org.borgui.api.repository.Repository;
import org.borgui.api.system.DataDirectory;
import org.borgui.core.notices.Outbox;
import org.borgui.core.repositories.RepositoryRegistry;
import org.borgui.core.settings.SettingsKeeper;
import org.borgui.spi.job.JobListener;
import org.borgui.spi.job.Operation;
import org.borgui.spi.plugin.BundleUse;
import org.borgui.state.State;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes jobs from queued to ended: saved first, told afterwards. */
@Component(
        configurationPid = "org.borgui.core.jobs",
        immediate = true) // at the start it settles what a crash left open
@Designate(ocd = JobEngine.Config.class)
public final class JobEngine implements JobService, BundleUse {

    @ObjectClassDefinition(name = "Jobs")
    public @interface Config {

        @AttributeDefinition(
                name = "Jobs at once",
                description = "Of each group that has no limit in the settings: restores, what follows backups, others",
                min = "1")
        int parallel() default 4;
    }

    private static final Logger LOG = LoggerFactory.getLogger(JobEngine.class);
    private static final long CANCEL_MS = 12_000;
    private static final long STOP_MS = 7_500;

    private final JobStore store;
    private final JobLogs logs;
    private final AccessService access;
    private final RepositoryRegistry registry;
    private final Clock clock;
    private final Lanes lanes;
    private final ExecutorService workers;
    private final Publisher publisher = new Publisher();
    private final Operations operations = new Operations();
    private final JobRuns runs;

    @Activate
    public JobEngine(
            Config config,
            @Reference State state,
            @Reference DataDirectory data,
            @Reference AccessService access,
            @Reference RepositoryRegistry registry,
            @Reference SharedLanes lanes,
            @Reference SettingsKeeper settings) {
        this(config.parallel(), state, data, access, registry, lanes, settings, Clock.systemUTC());
    }

    JobEngine(
            int parallel,
            State state,
            DataDirectory data,
            AccessService access,
            RepositoryRegistry registry,
            SharedLanes shared,
            SettingsKeeper settings,
            Clock clock) {
        var notices = new JobNotices(id -> registry.find(id).map(Repository::name));
        this.store = new JobStore(state, new Outbox(state, clock), notices::of);
        this.logs = JobLogs.in(data);
        this.access = access;
        this.registry = registry;
        this.clock = clock;
        var number = new AtomicLong();
        this.workers = Executors.newCachedThreadPool(task -> new Thread(task, "job-" + number.incrementAndGet()));
        this.lanes = shared.lanes();
        this.lanes.limitOthers(Math.max(1, parallel));
        var policy =
                (Predicate<JobState>) end -> settings.get().history().policy().keeps(end);
        this.runs = new JobRuns(store, logs, policy, operations, publisher, registry, clock);
        settle();
    }

    /** What a former life left open: running jobs are lost, queued ones wait for their operation. */
    private void settle() {
        for (var job : store.open()) {
            if (job.isQueued()) {
                operations.whenThere(job.operation(), () -> enter(job, () -> {}));
            } else {
                var lost = job.ended(new Lost(clock.instant()));
                store.save(lost);
                publisher.tell(listener -> listener.changed(lost));
                LOG.warn("Job {} ({} of {}) was running when the server ended", job.id(), job.operation(), job.path());
            }
        }
    }

    @Reference(cardinality = MULTIPLE, policy = DYNAMIC)
    void addOperation(Operation operation, Map<String, Object> properties) {
        operations.add(operation, properties);
    }

    void removeOperation(Operation operation) {
        operations.remove(operation);
    }

    @Reference(cardinality = MULTIPLE, policy = DYNAMIC)
    void addListener(JobListener listener) {
        publisher.add(listener);
    }

    void removeListener(JobListener listener) {
        publisher.remove(listener);
    }

    @Override
    public synchronized Job submit(Caller caller, NewJob request) {
        var repository = request.repository();
        boolean reading = operations.isReading(request.operation());
        if (repository != null) {
            access.require(caller, Rights.of(request.operation()), repository);
            requireNotObserved(repository, request.operation());
            if (!request.queue()) {
                inTheWay(repository, reading).ifPresent(other -> {
                    throw Rights.busy(request, other);
                });
            }
        }
        var job = store.add(request, caller.username(), clock.instant());
        enter(job, () -> publisher.tell(listener -> listener.changed(job)));
        return job;
    }

    /** Whatever writes to a repository comes by here. */
    private void requireNotObserved(RepositoryId id, String operation) {
        registry.find(id)
                .filter(repository -> repository.observed() && Rights.writes(operation))
                .ifPresent(repository -> {
                    throw Rights.observed(repository);
                });
    }

    /** A job that everybody sees ended may be about to leave its lane: nobody is refused for it. */
    private Optional<Job> inTheWay(RepositoryId repository, boolean reading) {
        return lanes.blocking(repository, reading).stream()
                .map(job -> runs.current(job.id()).or(() -> store.get(job.id())).orElse(job))
                .filter(job -> !job.hasEnded())
                .findFirst();
    }

    private void enter(Job job, Runnable told) {
        var repository = job.repository();
        if (repository == null) {
            told.run();
            workers.execute(() -> runs.run(job));
            return;
        }
        boolean reading = operations.isReading(job.operation());
        lanes.enter(repository, new Lanes.Ticket(job, reading, () -> begin(repository, job)), told);
    }

    private boolean begin(RepositoryId repository, Job job) {
        try {
            workers.execute(() -> runIn(repository, job));
            return true;
        } catch (RejectedExecutionException e) {
            LOG.debug("Job {} begins at the next start", job.id(), e);
            return false;
        }
    }

    private void runIn(RepositoryId repository, Job job) {
        try {
            runs.run(job);
        } finally {
            lanes.leave(repository, job);
        }
    }

    @Override
    public Optional<Crowd> crowd(JobId id) {
        return lanes.crowd(id);
    }

    @Override
    public Job get(Caller caller, JobId id) {
        var job = runs.current(id)
                .or(() -> store.get(id))
                .filter(found -> mayView(caller, found))
                .orElseThrow(() -> RefusedException.notFound(
                        "backend.errors.backup.backupJobNotFound", "There is no job %s.".formatted(id)));
        return job;
    }

    @Override
    public List<Job> list(Caller caller, Query query) {
        return found(caller, query).stream()
                .map(job -> runs.current(job.id()).orElse(job))
                .toList();
    }

    @Override
    public List<DayOutcomes> outcomes(Caller caller, String operation, int days) {
        if (days < 1 || days > MOST_DAYS) {
            throw new IllegalArgumentException("outcomes of %d days".formatted(days));
        }
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return store.outcomes(
                operation, today.minusDays(days - 1L), today, (repository, by) -> mayView(caller, repository, by));
    }

    /** Who may see a few repositories among many is not kept waiting while all jobs are looked through. */
    private List<Job> found(Caller caller, Query query) {
        if (query.open() || query.repository().isPresent() || caller.isAdmin()) {
            return store.newest(query, job -> mayView(caller, job));
        }
        var viewed = registry.all().stream()
                .map(Repository::id)
                .filter(id -> access.may(caller, Action.VIEW, id))
                .toList();
        return store.newest(query, viewed, job -> mayView(caller, job));
    }

    @Override
    public Job cancel(Caller caller, JobId id) {
        var job = get(caller, id);
        if (job.repository() != null) {
            access.require(caller, Rights.of(job.operation()), job.repository());
        } else {
            access.requireAdmin(caller);
        }
        if (job.hasEnded()) {
            throw Rights.ended(job);
        }
        var repository = job.repository();
        if (repository != null && lanes.withdraw(job)) {
            return runs.end(job, new Cancelled(clock.instant(), caller.username()));
        }
        runs.stop(id, caller.username());
        return runs.awaitEnd(id, CANCEL_MS);
    }

    @Override
    public LogPage log(Caller caller, JobId id, long from, int limit) {
        get(caller, id);
        return logs.page(id, Math.max(0, from), Math.min(Math.max(1, limit), 10_000));
    }

    @Override
    public void log(Caller caller, JobId id, OutputStream to) throws IOException {
        get(caller, id);
        logs.copy(id, to);
    }

    @Override
    public boolean hasLog(JobId id) {
        return logs.has(id);
    }

    @Override
    public List<String> uses(Bundle bundle) {
        return operations.jobs(bundle).stream()
                .map(job -> "Job %s (%s of %s) runs.".formatted(job.id(), job.operation(), job.path()))
                .toList();
    }

    @Override
    public Set<String> components(Bundle bundle) {
        return operations.components(bundle);
    }

    private boolean mayView(Caller caller, Job job) {
        return mayView(caller, job.repository(), job.by());
    }

    private boolean mayView(Caller caller, @Nullable RepositoryId repository, String by) {
        return repository == null
                ? caller.isAdmin() || caller.username().equals(by)
                : access.may(caller, Action.VIEW, repository);
    }

    /** Stops what runs, the same way as a cancel, and waits for it. What is queued stays queued. */
    @Deactivate
    void close() throws InterruptedException {
        runs.stopAll(Cancelled.SERVER);
        operations.close();
        workers.shutdown();
        if (!workers.awaitTermination(STOP_MS, TimeUnit.MILLISECONDS)) {
            LOG.error("Jobs did not end within {} ms; they will be settled at the next start", STOP_MS);
        }
        runs.close();
        publisher.close();
    }
}

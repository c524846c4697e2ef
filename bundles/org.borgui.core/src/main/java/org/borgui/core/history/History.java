package org.borgui.core.history;

import static org.borgui.spi.state.StateStore.Durability.DURABLE;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.borgui.api.JobId;
import org.borgui.api.RefusedException;
import org.borgui.api.access.AccessService;
import org.borgui.api.access.Caller;
import org.borgui.api.job.HistoryService;
import org.borgui.api.job.HistorySettings;
import org.borgui.api.job.Job;
import org.borgui.api.system.DataDirectory;
import org.borgui.core.jobs.JobHistory;
import org.borgui.core.jobs.JobsOfPlans;
import org.borgui.core.plans.RunHistory;
import org.borgui.core.repositories.RepositoryRegistry;
import org.borgui.core.settings.SettingsKeeper;
import org.borgui.spi.state.Query;
import org.borgui.state.State;
import org.borgui.state.State.Reading;
import org.borgui.state.Stored;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves admins who look after what is kept, and the clock that cleans up by itself. */
@Component(service = {HistoryService.class, History.class})
public final class History implements HistoryService {

    private static final Logger LOG = LoggerFactory.getLogger(History.class);

    private final State state;
    private final AccessService access;
    private final SettingsKeeper settings;
    private final JobHistory jobs;
    private final Cleaner cleaner;
    private final Clock clock;

    @Activate
    public History(
            @Reference State state,
            @Reference DataDirectory data,
            @Reference AccessService access,
            @Reference SettingsKeeper settings,
            @Reference RepositoryRegistry registry,
            @Reference JobsOfPlans ofPlans) {
        this(state, data, access, settings, registry, ofPlans, Clock.systemUTC());
    }

    History(
            State state,
            DataDirectory data,
            AccessService access,
            SettingsKeeper settings,
            RepositoryRegistry registry,
            JobsOfPlans ofPlans,
            Clock clock) {
        this.state = state;
        this.access = access;
        this.settings = settings;
        this.jobs = new JobHistory(state, data);
        this.cleaner = new Cleaner(jobs, ofPlans, new RunHistory(state), registry, clock);
        this.clock = clock;
        state.open(CleanedDocument.KIND);
    }

    @Override
    public Cleaned cleanUp(Caller caller) {
        access.requireAdmin(caller);
        return kept(cleaned(caller, cleaner::all));
    }

    @Override
    public Cleaned cleanLogs(Caller caller) {
        access.requireAdmin(caller);
        return cleaned(caller, cleaner::logs);
    }

    private synchronized Cleaned cleaned(Caller caller, Function<HistorySettings, Cleaned> work) {
        var cleaned = work.apply(settings.get().history());
        LOG.info("{} cleaned up: {}", caller.username(), cleaned);
        return cleaned;
    }

    private Cleaned kept(Cleaned cleaned) {
        var document = new CleanedDocument(cleaned);
        return state.write(DURABLE, writing -> stored(writing)
                        .map(old -> writing.put(CleanedDocument.KIND, old.with(document)))
                        .orElseGet(() ->
                                writing.add(CleanedDocument.KIND, writing.nextId(CleanedDocument.KIND), document)))
                .value()
                .last();
    }

    @Override
    public Optional<Cleaned> lastCleaned(Caller caller) {
        access.requireAdmin(caller);
        return state.read(History::stored).map(kept -> kept.value().last());
    }

    private static Optional<Stored<CleanedDocument>> stored(Reading reading) {
        return reading
                .find(
                        CleanedDocument.KIND,
                        Query.all(CleanedDocument.KIND.name()).limit(1))
                .stream()
                .findFirst();
    }

    @Override
    public Storage storage(Caller caller) {
        access.requireAdmin(caller);
        var logs = jobs.logs(job -> true);
        var operations = new HashMap<String, Integer>();
        logs.forEach(log -> log.operation().ifPresent(operation -> operations.merge(operation, 1, Integer::sum)));
        return new Storage(
                logs.stream().mapToLong(JobHistory.Log::bytes).sum(),
                logs.size(),
                logs.isEmpty() ? null : logs.get(0).written(),
                logs.isEmpty() ? null : logs.get(logs.size() - 1).written(),
                operations);
    }

    @Override
    public void delete(Caller caller, JobId id) {
        access.requireAdmin(caller);
        var job = jobs.find(id).orElseThrow(() -> unknown(id));
        requireFree(job);
        if (jobs.delete(List.of(id), clock.instant()) == 0) {
            throw unknown(id);
        }
        LOG.info("{} deleted the entry of job {} ({} of {})", caller.username(), id, job.operation(), job.path());
    }

    private void requireFree(Job job) {
        if (!job.hasEnded()) {
            throw running("Job %s has not ended. Cancel it first, or wait for its end.".formatted(job.id()));
        }
        if (cleaner.isOfOpenRun(job)) {
            throw running("Job %s belongs to a run of a plan that has not ended. Wait for the end of the run."
                    .formatted(job.id()));
        }
        if (cleaner.isNeeded(job)) {
            throw RefusedException.conflict(
                    "backend.errors.activity.jobStillNeeded",
                    ("Job %s has removed archives, and the repository has not been read since: without this entry they would"
                                    + " look lost. Read the repository anew first.")
                            .formatted(job.id()));
        }
    }

    private static RefusedException running(String sentence) {
        return RefusedException.invalid("backend.errors.activity.cannotDeleteRunningJob", sentence);
    }

    private static RefusedException unknown(JobId id) {
        return RefusedException.notFound("backend.errors.activity.jobNotFound", "There is no job %s.".formatted(id));
    }
}

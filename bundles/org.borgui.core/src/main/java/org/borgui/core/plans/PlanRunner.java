package org.borgui.core.plans;

import static org.osgi.service.component.annotations.ReferenceCardinality.MULTIPLE;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.borgui.api.RunId;
import org.borgui.api.job.Job;
import org.borgui.api.job.JobService;
import org.borgui.core.Listeners;
import org.borgui.core.backup.CreateJobs;
import org.borgui.core.canary.Canaries;
import org.borgui.core.jobs.JobEnds;
import org.borgui.core.jobs.JobsOfPlans;
import org.borgui.core.repositories.RepositoryRegistry;
import org.borgui.spi.job.Operation;
import org.borgui.spi.plan.RunListener;
import org.borgui.state.State;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs plans: when they are due, when somebody asks, and on when a job of theirs has ended. All of it on one thread, so that
 * nothing of a run is begun twice. Looks at the clock every 20 s at least, so that a machine that slept or a clock that was
 * set costs no more than that.
 */
@Component(service = PlanRunner.class, immediate = true) // plans are due whether or not somebody asks for this
public final class PlanRunner {

    private static final Logger LOG = LoggerFactory.getLogger(PlanRunner.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
    private static final Duration STOP = Duration.ofSeconds(2);

    private final PlanStore store;
    private final Clockwork clockwork;
    private final RunSteps steps;
    private final RunNews news;
    private final JobEnds ends;
    private final Clock clock;
    private final Consumer<Job> ended = this::ended;
    private final Disks disks = new Disks();
    private final Listeners<Runnable> changes = new Listeners<>();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "plans"));
    private @Nullable ScheduledFuture<?> alarm;

    /** The operations are waited for: without them every backup would fail. */
    @Activate
    public PlanRunner(
            @Reference State state,
            @Reference RepositoryRegistry registry,
            @Reference JobService jobs,
            @Reference JobsOfPlans ofPlans,
            @Reference JobEnds ends,
            @Reference CreateJobs creations,
            @Reference Canaries canaries,
            @Reference(target = "(borgui.operation=create)") Operation create,
            @Reference(target = "(borgui.operation=prune)") Operation prune,
            @Reference(target = "(borgui.operation=compact)") Operation compact,
            @Reference(target = "(borgui.operation=check)") Operation check,
            @Reference(target = "(borgui.operation=restore-check)") Operation restoreCheck) {
        this(state, registry, jobs, ofPlans, ends, creations, canaries, Clock.systemUTC());
        thread.execute(this::tick);
    }

    PlanRunner(
            State state,
            RepositoryRegistry registry,
            JobService jobs,
            JobsOfPlans ofPlans,
            JobEnds ends,
            CreateJobs creations,
            Canaries canaries,
            Clock clock) {
        this.store = new PlanStore(state);
        this.news = new RunNews(store);
        this.clockwork = new Clockwork(store, new Readiness(registry, disks), news::changed, clock);
        this.steps = new RunSteps(
                store,
                ofPlans,
                new PartJobs(store, registry, creations, jobs, canaries, disks, clock),
                news::changed,
                clock);
        this.ends = ends;
        this.clock = clock;
        ends.add(ended);
    }

    @Reference(cardinality = MULTIPLE, policy = DYNAMIC)
    void addListener(RunListener listener) {
        news.add(listener);
    }

    void removeListener(RunListener listener) {
        news.remove(listener);
    }

    /** Plans have changed: looks at all of it soon, and tells whoever looks at plans too. */
    void wake() {
        changes.tell(Runnable::run);
        thread.execute(this::tick);
    }

    /** Told each time when a plan was made, changed or taken away; on the thread of whoever did it. */
    public void onChange(Runnable listener) {
        changes.add(listener);
    }

    public void remove(Runnable listener) {
        changes.remove(listener);
    }

    /** Takes a run on now; returns when it was, or after some seconds. */
    void advance(RunId run) {
        var done = thread.submit(() -> {
            steps.advance(run);
            news.changed(run);
            news.tell();
        });
        try {
            done.get(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            LOG.error("Run {} could not go on; it is tried again", run, e.getCause());
        } catch (TimeoutException e) {
            LOG.warn("Run {} goes on later: others are taken on before it", run);
        }
    }

    private void ended(Job job) {
        var origin = job.origin();
        if (origin != null) {
            try {
                thread.execute(() -> guarded(() -> {
                    steps.advance(origin.run());
                    news.tell();
                }));
            } catch (RejectedExecutionException e) {
                LOG.debug("Run {} goes on at the next start", origin.run(), e);
            }
        }
    }

    /** Everything that is due or can go on; then waits for the next slot, whatever has happened. */
    void tick() {
        try {
            guarded(() -> clockwork.tick().forEach(steps::advance));
            guarded(steps::advanceAll);
            guarded(news::tell);
        } finally {
            setAlarm();
        }
    }

    private synchronized void setAlarm() {
        if (alarm != null) {
            alarm.cancel(false);
        }
        if (!thread.isShutdown()) {
            alarm = thread.schedule(this::tick, untilNext().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private Duration untilNext() {
        try {
            var left = Duration.between(
                    clock.instant(), store.soonest().orElse(clock.instant().plus(LONGEST_WAIT)));
            return left.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : left.isNegative() ? Duration.ofSeconds(1) : left;
        } catch (RuntimeException e) {
            LOG.error("The plans cannot be read; they are tried again", e);
            return LONGEST_WAIT;
        }
    }

    /** What breaks once is tried again with the next tick. */
    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("Plans could not be taken on; they are tried again", e);
        }
    }

    @Deactivate
    void close() throws InterruptedException {
        ends.remove(ended);
        thread.shutdownNow();
        disks.close();
        if (!thread.awaitTermination(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("Plans were still being taken on when the server stopped");
        }
    }
}

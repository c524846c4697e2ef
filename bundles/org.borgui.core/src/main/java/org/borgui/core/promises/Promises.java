package org.borgui.core.promises;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.borgui.api.RepositoryId;
import org.borgui.api.archive.ArchiveService;
import org.borgui.api.job.Job;
import org.borgui.api.plan.Destination;
import org.borgui.api.plan.Plan;
import org.borgui.api.plan.PlanService;
import org.borgui.api.plan.Promise;
import org.borgui.api.plan.PromiseService;
import org.borgui.api.plan.RunService;
import org.borgui.core.jobs.JobEnds;
import org.borgui.core.jobs.JobsOfPlans;
import org.borgui.core.notices.Deliveries;
import org.borgui.core.notices.Outbox;
import org.borgui.core.plans.PlanRunner;
import org.borgui.core.repositories.RepositoryRegistry;
import org.borgui.spi.borg.Borg;
import org.borgui.spi.job.RepositoryLanes;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the watcher look every half a minute, and tells how promises stand. */
@Component(service = PromiseService.class, immediate = true) // promises are due whether or not somebody asks for this
public final class Promises implements PromiseService {

    private static final Logger LOG = LoggerFactory.getLogger(Promises.class);
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final Duration WHILE_LOOKING = Duration.ofSeconds(1);

    private final PromiseStore store;
    private final Watcher watcher;
    private final ClockWatch clockWatch;
    private final Outbox outbox;
    private final Deliveries deliveries;
    private final JobEnds ends;
    private final Clock clock = Clock.systemUTC();
    private final Consumer<Job> ended = this::ended;
    private final Runnable changed = this::changed;
    private final PlanRunner runner;
    private final AtomicBoolean wanted = new AtomicBoolean();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "promises"));
    private @Nullable ScheduledFuture<?> alarm;

    @Activate
    public Promises(
            @Reference org.borgui.state.State state,
            @Reference PlanService plans,
            @Reference RunService runs,
            @Reference PlanRunner runner,
            @Reference RepositoryRegistry registry,
            @Reference JobsOfPlans jobs,
            @Reference JobEnds ends,
            @Reference Borg borg,
            @Reference RepositoryLanes lanes,
            @Reference ArchiveService archives,
            @Reference Deliveries deliveries) {
        this.store = new PromiseStore(state, clock);
        this.outbox = new Outbox(state, clock);
        this.deliveries = deliveries;
        this.ends = ends;
        this.clockWatch = new ClockWatch(clock, ClockWatch::ofMachine);
        this.watcher = new Watcher(
                plans,
                registry,
                store,
                new Judge(borg, registry, lanes, archives, jobs),
                new Circumstances(runs),
                clock);
        this.runner = runner;
        ends.add(ended);
        runner.onChange(changed);
        thread.execute(this::tick);
    }

    /** Whatever was the reason, a backup may have mended it. */
    private void ended(Job job) {
        var repository = job.repository();
        if (repository != null && job.operation().equals("create")) {
            look(() -> watcher.backedUp(repository));
        }
    }

    private void changed() {
        look(watcher::plansChanged);
    }

    /** Many changes at once are one look. */
    private void look(Runnable because) {
        try {
            thread.execute(because);
            if (wanted.compareAndSet(false, true)) {
                thread.execute(() -> {
                    wanted.set(false);
                    tick();
                });
            }
        } catch (RejectedExecutionException e) {
            LOG.debug("Promises are judged again after the next start", e);
        }
    }

    private void tick() {
        try {
            boolean moved = clockMoved();
            if (moved) {
                watcher.plansChanged();
            }
            if (watcher.look() || moved) {
                deliveries.wake();
            }
        } catch (RuntimeException e) {
            LOG.error("Promises could not be judged; they are tried again", e);
        } finally {
            setAlarm(watcher.isLooking() ? WHILE_LOOKING : PAUSE);
        }
    }

    private synchronized void setAlarm(Duration pause) {
        if (alarm != null) {
            alarm.cancel(false);
        }
        if (!thread.isShutdown()) {
            alarm = thread.schedule(this::tick, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private boolean clockMoved() {
        var moved = clockWatch.look();
        moved.ifPresent(by -> {
            LOG.warn("The clock of this server was set by {}", by);
            outbox.put(PromiseNotices.clockMoved(by, clock.instant()));
        });
        return moved.isPresent();
    }

    @Override
    public List<Standing> of(Plan plan) {
        var promise = plan.promise();
        return promise == null
                ? List.of()
                : plan.destinations().stream()
                        .map(Destination::repository)
                        .map(repository -> standing(plan, promise, repository))
                        .toList();
    }

    private Standing standing(Plan plan, Promise promise, RepositoryId repository) {
        var next = promise.next(clock.instant(), plan.schedule().zone());
        return store.find(plan.id(), repository)
                .map(found -> found.standing(next))
                .orElse(new Standing(repository, State.PENDING, null, null, null, next));
    }

    @Deactivate
    void close() throws InterruptedException {
        ends.remove(ended);
        runner.remove(changed);
        thread.shutdownNow();
        watcher.close();
        if (!thread.awaitTermination(2, TimeUnit.SECONDS)) {
            LOG.warn("Promises were still being judged when the server stopped");
        }
    }
}

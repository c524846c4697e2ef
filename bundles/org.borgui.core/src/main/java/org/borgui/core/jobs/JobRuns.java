package org.borgui.core.jobs;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.borgui.api.JobId;
import org.borgui.api.RefusedException;
import org.borgui.api.job.Failure;
import org.borgui.api.job.Failure.Kind;
import org.borgui.api.job.Job;
import org.borgui.api.job.JobState;
import org.borgui.api.job.JobState.Cancelled;
import org.borgui.api.job.JobState.Ended;
import org.borgui.api.job.JobState.Failed;
import org.borgui.api.job.LogFate;
import org.borgui.api.repository.Repository;
import org.borgui.core.repositories.RepositoryRegistry;
import org.borgui.spi.borg.Target;
import org.borgui.spi.job.Operation;
import org.borgui.spi.state.StateException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Runs jobs on the threads it is called on: begins, performs, ends, and says so each time after it was saved. */
final class JobRuns {

    private static final Logger LOG = LoggerFactory.getLogger(JobRuns.class);
    private static final long SAVE_AGAIN_MILLIS = 2_000;

    private final JobStore store;
    private final JobLogs logs;
    private final Predicate<JobState> keepsLog;
    private final Operations operations;
    private final Publisher publisher;
    private final RepositoryRegistry registry;
    private final Clock clock;
    private final Map<JobId, RunningJob> running = new ConcurrentHashMap<>();
    private final Map<JobId, String> stops = new ConcurrentHashMap<>();
    private final SourceTotals totals = new SourceTotals();
    private final Object ends = new Object();
    private volatile boolean closing;

    JobRuns(
            JobStore store,
            JobLogs logs,
            Predicate<JobState> keepsLog,
            Operations operations,
            Publisher publisher,
            RepositoryRegistry registry,
            Clock clock) {
        this.store = store;
        this.logs = logs;
        this.keepsLog = keepsLog;
        this.operations = operations;
        this.publisher = publisher;
        this.registry = registry;
        this.clock = clock;
    }

    /** Runs a queued job to its end; while the server stops it stays queued. */
    void run(Job queued) {
        if (closing) {
            return;
        }
        MDC.put("job", queued.id().toString());
        try {
            var operation = operations.hold(queued, () -> stops.containsKey(queued.id()));
            var by = operation.isEmpty() ? stops.get(queued.id()) : null;
            if (by != null) {
                end(queued, new Cancelled(clock.instant(), by));
            } else if (operation.isPresent() || !closing) {
                run(queued, operation);
            }
        } catch (InterruptedException e) {
            LOG.debug("Job {} begins at the next start", queued.id(), e);
        } catch (RuntimeException e) {
            LOG.error("Job {} could not be run", queued.id(), e);
            giveUp(queued);
        } finally {
            operations.release(queued.id());
            MDC.remove("job");
            stops.remove(queued.id());
            leave(queued.id());
        }
    }

    private void run(Job queued, Optional<Operation> operation) {
        try (var log = logs.open(queued.id())) {
            var repository =
                    queued.repository() == null ? Optional.<Repository>empty() : registry.find(queued.repository());
            if (repository.isEmpty()) {
                refuse(
                        queued,
                        log,
                        Kind.REPOSITORY_MISSING,
                        "Repository record not found in database: " + queued.path());
            } else if (operation.isEmpty()) {
                refuse(
                        queued,
                        log,
                        Kind.INTERNAL,
                        "No installed plugin offers the operation '%s'.".formatted(queued.operation()));
            } else {
                begin(queued, log, repository.get(), operation.get());
            }
        }
    }

    private void begin(Job queued, JobLog log, Repository repository, Operation operation) {
        Target target;
        try {
            target = registry.target(repository.id());
        } catch (RefusedException e) {
            var kind = e.reason() == RefusedException.Reason.NOT_FOUND // forgotten at this moment
                    ? Kind.REPOSITORY_MISSING
                    : Kind.PASSPHRASE_WRONG;
            refuse(queued, log, kind, String.valueOf(e.getMessage()));
            return;
        }
        var begun = queued.begun(clock.instant());
        perform(new RunningJob(begun, repository, target, log, clock, ears(queued.id())), operation);
    }

    /** For example because its log cannot be made: it must not seem to wait for its turn for ever. */
    private void giveUp(Job queued) {
        if (!closing) {
            var end = new Failed(
                    clock.instant(),
                    new Failure(Kind.INTERNAL, "The job could not be run; the server's own log says why."));
            untilSaved(
                    () -> store.get(queued.id()).filter(job -> !job.hasEnded()).ifPresent(job -> end(job, end)));
        }
    }

    private void refuse(Job queued, JobLog log, Kind kind, String message) {
        log.add(message);
        end(queued, new Failed(clock.instant(), new Failure(kind, message)));
    }

    private void perform(RunningJob context, Operation operation) {
        var job = context.job();
        running.put(job.id(), context);
        Optional.ofNullable(stops.remove(job.id())).ifPresent(context::stop);
        try {
            untilSaved(() -> store.save(job));
            context.begun();
            tell(job);
            LOG.info("{} of {} began", job.operation(), job.path());
            totals.begin(job);
            var end = outcome(context, operation);
            untilSaved(() -> end(context.job(), end));
        } finally {
            totals.end(job.id());
            leave(job.id());
        }
    }

    private Ended outcome(RunningJob context, Operation operation) {
        Ended end;
        try {
            end = operation.run(context);
        } catch (InterruptedException e) {
            end = new Cancelled(clock.instant(), Cancelled.SERVER);
        } catch (RefusedException e) {
            end = new Failed(clock.instant(), new Failure(Kind.INVALID, e.getMessage()));
        } catch (StateException e) {
            LOG.error(
                    "{} of {} could not go on",
                    context.job().operation(),
                    context.job().path(),
                    e);
            end = new Failed(clock.instant(), new Failure(Kind.INTERNAL, String.valueOf(e.getMessage())));
        } catch (RuntimeException | LinkageError | StackOverflowError e) { // a plugin may lack a class
            LOG.error("{} of {} broke", context.job().operation(), context.job().path(), e);
            end = new Failed(
                    clock.instant(),
                    new Failure(
                            Kind.INTERNAL, "The server made a mistake; its own log has the details.", e.toString()));
        }
        var stopped = context.over();
        return end instanceof Cancelled && stopped.isPresent() ? stopped.get() : context.honest(end);
    }

    /** Saved, then no longer running, then told: whoever is told finds the end and not the last moment before it. */
    Job end(Job job, Ended end) {
        boolean logGoes = job.started() != null && !keepsLog.test(end);
        var ended = logGoes ? LogFate.notKept(job.ended(end)) : job.ended(end);
        store.save(ended);
        if (logGoes) {
            logs.delete(job.id());
        }
        leave(job.id());
        tell(ended);
        LOG.info("{} of {} ended: {}", job.operation(), job.path(), end);
        return ended;
    }

    /** A full disk must not turn a backup that has ended into one that runs for ever: its end waits for room. */
    private void untilSaved(Runnable save) {
        while (true) {
            try {
                save.run();
                return;
            } catch (StateException e) {
                LOG.error("{} The job waits until it can be saved.", e.getMessage());
                awaitClosing();
                if (closing) {
                    throw e; // settled at the next start
                }
            }
        }
    }

    private void awaitClosing() {
        try {
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(SAVE_AGAIN_MILLIS);
            synchronized (ends) {
                for (long left = SAVE_AGAIN_MILLIS; left > 0 && !closing; ) {
                    ends.wait(left);
                    left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("Told to stop while its state waits to be saved", e);
        }
    }

    private void leave(JobId id) {
        running.remove(id);
        synchronized (ends) {
            ends.notifyAll();
        }
    }

    private void tell(Job job) {
        publisher.tell(listener -> listener.changed(job));
    }

    private RunningJob.Ears ears(JobId id) {
        return new RunningJob.Ears(
                sample -> totals.complete(id, sample),
                (job, progress) -> publisher.tell(listener -> listener.progressed(job, progress)),
                (job, lines) -> publisher.tell(listener -> listener.logged(job, lines)),
                store::save);
    }

    /** The job as it is at this moment, if it runs; not before that is saved, for a crash would take it back. */
    Optional<Job> current(JobId id) {
        return Optional.ofNullable(running.get(id)).filter(RunningJob::hasBegun).map(RunningJob::job);
    }

    /** Stops a job that has left its queue, also one whose thread is only about to begin. */
    void stop(JobId id, String by) {
        stops.put(id, by);
        operations.wake();
        var job = running.get(id);
        if (job != null && stops.remove(id) != null) {
            job.stop(by);
        } else if (store.get(id).filter(found -> !found.hasEnded()).isEmpty()) {
            stops.remove(id);
        }
    }

    void stopAll(String by) {
        closing = true;
        List.copyOf(running.values()).forEach(job -> job.stop(by));
    }

    /** When no job runs any more. */
    void close() throws InterruptedException {
        totals.close();
    }

    /** The job when it has ended, or as it is after this time. */
    Job awaitEnd(JobId id, long most) {
        long end = System.nanoTime() + most * 1_000_000;
        synchronized (ends) {
            try {
                for (long left = most;
                        (running.containsKey(id) || stops.containsKey(id)) && left > 0;
                        left = (end - System.nanoTime()) / 1_000_000) {
                    ends.wait(left);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return current(id).or(() -> store.get(id)).orElseThrow();
    }
}

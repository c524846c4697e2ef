package org.borgui.core.jobs;

import java.time.Clock;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import java.util.function.UnaryOperator;
import org.borgui.api.job.Job;
import org.borgui.api.job.JobState.Cancelled;
import org.borgui.api.job.JobState.Ended;
import org.borgui.api.job.JobState.Succeeded;
import org.borgui.api.job.JobState.Warned;
import org.borgui.api.job.Progress;
import org.borgui.api.repository.Repository;
import org.borgui.spi.borg.Target;
import org.borgui.spi.job.JobContext;
import org.jspecify.annotations.Nullable;

/** A job while it runs: its thread, its log, its progress, and who asked it to stop. */
final class RunningJob implements JobContext {

    private static final long BETWEEN_SAMPLES_MS = 250;

    /** What the engine wants to be told, thinned. */
    record Ears(
            UnaryOperator<Progress> complete,
            BiConsumer<Job, Progress> progress,
            ObjLongConsumer<Job> lines,
            Consumer<Job> announced) {}

    private final Repository repository;
    private final Target target;
    private final JobLog log;
    private final Clock clock;
    private final Ears ears;
    private Job job;
    private @Nullable Thread thread;
    private @Nullable String stoppedBy;
    private boolean begun;
    private long lastSample = Long.MIN_VALUE / 2;
    private long lastLines = Long.MIN_VALUE / 2;

    RunningJob(Job job, Repository repository, Target target, JobLog log, Clock clock, Ears ears) {
        this.job = job;
        this.repository = repository;
        this.target = target;
        this.log = log;
        this.clock = clock;
        this.ears = ears;
        this.thread = Thread.currentThread();
    }

    @Override
    public synchronized Job job() {
        return job;
    }

    @Override
    public Repository repository() {
        return repository;
    }

    @Override
    public Target target() {
        return target;
    }

    @Override
    public void log(String line) {
        log.add(line);
        if (due(false)) {
            ears.lines().accept(job(), log.lines());
        }
    }

    @Override
    public void progress(Progress sample) {
        var progress = ears.complete().apply(sample);
        synchronized (this) {
            job = job.at(progress);
        }
        if (due(true)) {
            ears.progress().accept(job(), progress);
        }
    }

    @Override
    public synchronized void found(String name, String value) {
        job = job.with(name, value);
    }

    @Override
    public void announce(String name, String value) {
        found(name, value);
        ears.announced().accept(job());
    }

    /** The same end, but not a silent success where the log of it is not whole. */
    Ended honest(Ended end) {
        return end instanceof Succeeded && log.isBroken()
                ? new Warned(
                        end.at(),
                        "The work is done, but not all lines of its log could be written: look whether the disk of the data"
                                + " directory has room.")
                : end;
    }

    /** That it runs is saved. */
    synchronized void begun() {
        begun = true;
    }

    synchronized boolean hasBegun() {
        return begun;
    }

    /** Interrupts the work, unless it is over. The first to ask is remembered. */
    synchronized boolean stop(String by) {
        if (thread == null) {
            return false;
        }
        stoppedBy = stoppedBy == null ? by : stoppedBy;
        thread.interrupt();
        return true;
    }

    /** From here on nobody interrupts the thread any more. */
    synchronized Optional<Ended> over() {
        thread = null;
        boolean late = Thread.interrupted();
        return stoppedBy == null && !late
                ? Optional.empty()
                : Optional.of(new Cancelled(clock.instant(), stoppedBy == null ? Cancelled.SERVER : stoppedBy));
    }

    private synchronized boolean due(boolean sample) {
        long now = clock.millis();
        if (now - (sample ? lastSample : lastLines) < BETWEEN_SAMPLES_MS) {
            return false;
        }
        if (sample) {
            lastSample = now;
        } else {
            lastLines = now;
        }
        return true;
    }
}

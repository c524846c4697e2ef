package org.borgui.core.retention;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.borgui.api.job.Failure;
import org.borgui.api.job.Failure.Kind;
import org.borgui.api.job.JobState.Ended;
import org.borgui.api.job.JobState.Failed;
import org.borgui.api.job.JobState.Succeeded;
import org.borgui.api.job.Progress;
import org.borgui.core.retention.Doubts.DoubtException;
import org.borgui.spi.borg.Borg;
import org.borgui.spi.borg.BorgFailedException;
import org.borgui.spi.job.JobContext;

/** Has borg delete archives by name for a job, and keeps with the job how many are gone: the result {@code removed}. */
final class Removal {

    /** What is done, after it was looked whether it may be. */
    interface Work {
        void with(Removal removal) throws DoubtException, BorgFailedException, InterruptedException;
    }

    /** So many names fit into one call, whatever they are. */
    private static final int AT_ONCE = 100;

    private final Borg borg;
    private final JobContext job;
    private final Clock clock;

    Removal(Borg borg, JobContext job, Clock clock) {
        this.borg = borg;
        this.job = job;
        this.clock = clock;
    }

    /** Does it; a doubt, and that borg fails, are ends. */
    Ended ending(Work work) throws InterruptedException {
        job.progress(Progress.begun());
        try {
            work.with(this);
            return new Succeeded(clock.instant());
        } catch (BorgFailedException e) {
            return failed(e.failure());
        } catch (DoubtException e) {
            return failed(new Failure(Kind.INVALID, e.getMessage()));
        }
    }

    void remove(List<String> names) throws BorgFailedException, InterruptedException {
        int removed = 0;
        if (!names.isEmpty()) {
            job.announce("removing", Integer.toString(names.size()));
        }
        for (int from = 0; from < names.size(); from += AT_ONCE) {
            var some = new ArrayList<>(names.subList(from, Math.min(names.size(), from + AT_ONCE)));
            borg.delete(job.target(), some, job::log);
            removed += some.size();
            job.found("removed", Integer.toString(removed));
            job.progress(new Progress(0, 0, 0, 0, "Removing archives", 100.0 * removed / names.size(), 0, null, null));
        }
        job.log(
                names.isEmpty()
                        ? "Nothing had to go."
                        : "Removed: %,d. Compact gives their room back.".formatted(removed));
    }

    private Failed failed(Failure failure) {
        job.log("FAILED: " + failure.message());
        return new Failed(clock.instant(), failure);
    }
}

package org.borgui.borg;

import java.time.Clock;
import org.borgui.api.job.JobState.Ended;
import org.borgui.api.job.JobState.Failed;
import org.borgui.api.job.JobState.Succeeded;
import org.borgui.api.job.JobState.Warned;
import org.borgui.api.job.Progress;
import org.borgui.spi.borg.BorgFailedException;
import org.borgui.spi.job.JobContext;

/** What a job has borg do: words and lines of a run go to the job's log, its steps are the job's progress, its code is the end. */
final class Errand {

    /** What is done, for a dialect of borg. */
    interface Work {
        Ended in(Dialect dialect) throws BorgFailedException, InterruptedException;
    }

    /** What came of a run that did not fail. */
    record Result(int code, Said said) {}

    private static final long BETWEEN_NANOS = 250_000_000L;

    private final BorgProgram program;
    private final JobContext job;
    private final Clock clock;
    private long told = System.nanoTime() - BETWEEN_NANOS;

    Errand(BorgProgram program, JobContext job, Clock clock) {
        this.program = program;
        this.job = job;
        this.clock = clock;
        job.progress(Progress.begun());
    }

    /** Does it; that borg fails is an end. */
    Ended ending(Work work) throws InterruptedException {
        try {
            KnownRepository.require(job.repository());
            return work.in(program.dialect());
        } catch (BorgFailedException e) {
            job.log("FAILED: " + Visible.text(e.failure().message()));
            return new Failed(clock.instant(), e.failure());
        }
    }

    /** Runs what needs some room on the repository's disk, and lends it the reserve. */
    Ended freeing(Dialect dialect, Call call, String archive) throws BorgFailedException, InterruptedException {
        new Reserve(program, job.target(), job::log).lend();
        return done(dialect, call, archive);
    }

    /** Runs it; what it warns of is the end. */
    Ended done(Dialect dialect, Call call, String archive) throws BorgFailedException, InterruptedException {
        return end(run(dialect, call, archive));
    }

    /** @param archive for the sentence when it is missing; empty when none is spoken of */
    Result run(Dialect dialect, Call call, String archive) throws BorgFailedException, InterruptedException {
        var target = job.target();
        job.log(Shown.words(call));
        var said = new Said(dialect.answers(), job::log, this::hear);
        var code = program.run(call, target, said, line -> {});
        new Asking(program, dialect, target, archive).check(code, said);
        return new Result(code, said);
    }

    private Ended end(Result result) {
        return result.code() == 0
                ? new Succeeded(clock.instant())
                : new Warned(
                        clock.instant(),
                        result.said().warnings().stream()
                                .findFirst()
                                .map(warning -> "Borg warned of " + Visible.text(warning.text()))
                                .orElse("Borg ended with a warning; the log has the details."));
    }

    private void hear(Line line) {
        if (line instanceof Line.Step step && System.nanoTime() - told >= BETWEEN_NANOS) {
            told = System.nanoTime();
            var message = step.message().replaceAll("\\s*[\\d.]+%$", "");
            job.progress(new Progress(0, 0, 0, 0, message, step.percent(), 0, null, null));
        }
    }
}

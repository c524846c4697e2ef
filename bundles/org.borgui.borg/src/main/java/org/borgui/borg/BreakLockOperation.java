package org.borgui.borg;

import java.time.Clock;
import org.borgui.api.job.Failure;
import org.borgui.api.job.Failure.Kind;
import org.borgui.api.job.JobState.Ended;
import org.borgui.api.job.JobState.Failed;
import org.borgui.api.repository.RepositoryLock;
import org.borgui.api.repository.RepositoryLock.Holder;
import org.borgui.spi.job.JobContext;
import org.borgui.spi.job.Operation;
import org.borgui.spi.job.OperationName;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Removes borg's lock, if those who hold it are still those that somebody has looked at, and none of them is alive. Parameter:
 * {@code holders}, each as {@link RepositoryLock#name} says. The log says who held it.
 */
@Component
@OperationName(operation = "break-lock")
public final class BreakLockOperation implements Operation {

    private final BorgProgram program;
    private final Clock clock;

    @Activate
    public BreakLockOperation(@Reference BorgProgram program) {
        this(program, Clock.systemUTC());
    }

    BreakLockOperation(BorgProgram program, Clock clock) {
        this.program = program;
        this.clock = clock;
    }

    @Override
    public Ended run(JobContext job) throws InterruptedException {
        var errand = new Errand(program, job, clock);
        var holders = program.holders(job.target());
        holders.forEach(lock -> job.log(line(lock)));
        var seen = job.job().parameters().list("holders");
        for (var lock : holders) {
            if (lock.holder() == Holder.ALIVE) {
                return left(job, "process %d of this machine holds it and is alive.".formatted(lock.pid()));
            }
            if (!seen.contains(lock.name())) {
                return left(job, "somebody else holds it now than when it was looked at. Look at it again.");
            }
        }
        return errand.ending(dialect -> errand.freeing(dialect, dialect.words().breakLock(job.target()), ""));
    }

    private Failed left(JobContext job, String why) {
        var sentence = "The lock was left as it is: " + why;
        job.log(sentence);
        return new Failed(clock.instant(), new Failure(Kind.LOCKED, sentence));
    }

    private static String line(RepositoryLock lock) {
        return "Held by %s, process %d, since %s: %s (%s)"
                .formatted(
                        Visible.text(lock.host()),
                        lock.pid(),
                        lock.since(),
                        lock.holder().wire(),
                        lock.evidence().wire());
    }
}

package org.borgui.borg;

import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.borgui.api.job.Failure;
import org.borgui.api.job.Failure.Kind;
import org.borgui.api.job.JobState.Ended;
import org.borgui.api.job.JobState.Failed;
import org.borgui.api.job.JobState.Succeeded;
import org.borgui.api.repository.RepositoryLock;
import org.borgui.api.repository.RepositoryLock.Holder;
import org.borgui.spi.job.JobContext;
import org.borgui.spi.job.Operation;
import org.borgui.spi.job.OperationName;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Removes borg's lock, if those who hold it are exactly those that somebody has looked at, and none of them is alive. When
 * nobody holds it, there is nothing to remove: borg would take it from whoever has it by then. Parameter:
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
        return errand.ending(dialect -> {
            var call = dialect.words().breakLock(job.target());
            var holders = program.holders(job.target());
            holders.forEach(lock -> job.log(line(lock)));
            if (holders.isEmpty()) {
                job.log("Nobody holds the lock, so nothing had to be removed.");
                return new Succeeded(clock.instant());
            }
            var why = against(holders, job.job().parameters().list("holders"));
            return why.isPresent() ? left(job, why.get()) : errand.done(dialect, call, "");
        });
    }

    private static Optional<String> against(List<RepositoryLock> holders, List<String> seen) {
        var alive =
                holders.stream().filter(lock -> lock.holder() == Holder.ALIVE).findFirst();
        if (alive.isPresent()) {
            return alive.map(lock -> "process %d of this machine holds it and is alive.".formatted(lock.pid()));
        }
        var names = holders.stream().map(RepositoryLock::name).collect(toSet());
        return names.equals(Set.copyOf(seen))
                ? Optional.empty()
                : Optional.of("others hold it now than when it was looked at. Look at it again.");
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

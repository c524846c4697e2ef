package org.borgui.borg;

import java.time.Clock;
import org.borgui.api.job.Failure;
import org.borgui.api.job.Failure.Kind;
import org.borgui.api.job.JobState.Ended;
import org.borgui.api.job.JobState.Failed;
import org.borgui.api.job.JobState.Succeeded;
import org.borgui.spi.job.JobContext;
import org.borgui.spi.job.Operation;
import org.borgui.spi.job.OperationName;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Checks whether repository and archives are sound. Parameters: {@code maxSeconds} for a check in pieces, and {@code flags},
 * of borg's own {@code --repository-only}, {@code --archives-only} and {@code --verify-data}. Repairs nothing.
 */
@Component
@OperationName(operation = "check")
public final class CheckOperation implements Operation {

    private final BorgProgram program;
    private final Clock clock;

    @Activate
    public CheckOperation(@Reference BorgProgram program) {
        this(program, Clock.systemUTC());
    }

    CheckOperation(BorgProgram program, Clock clock) {
        this.program = program;
        this.clock = clock;
    }

    @Override
    public Ended run(JobContext job) throws InterruptedException {
        var errand = new Errand(program, job, clock);
        var examination = Examination.of(job.job().parameters());
        return errand.ending(dialect -> {
            var result = errand.run(dialect, dialect.words().check(job.target(), examination), "");
            return result.code() == 0
                    ? new Succeeded(clock.instant())
                    : new Failed(clock.instant(), damage(job, result.said()));
        });
    }

    /** Borg ends a check that found damage with a mere warning. */
    private static Failure damage(JobContext job, Said said) {
        return new Failure(
                Kind.INTEGRITY,
                ("The check found damage in the repository %s. Do not prune or compact it. Look at the disk first, copy the"
                                + " repository elsewhere if you can, then repair it with borg check --repair.")
                        .formatted(Visible.text(job.repository().path())),
                said.evidence());
    }
}

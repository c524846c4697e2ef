package org.borgui.borg;

import java.time.Clock;
import org.borgui.api.job.JobState.Ended;
import org.borgui.spi.job.JobContext;
import org.borgui.spi.job.Operation;
import org.borgui.spi.job.OperationName;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Gives the room of what was deleted back to the disk. Has no parameters. */
@Component
@OperationName(operation = "compact")
public final class CompactOperation implements Operation {

    private final BorgProgram program;
    private final Clock clock;

    @Activate
    public CompactOperation(@Reference BorgProgram program) {
        this(program, Clock.systemUTC());
    }

    CompactOperation(BorgProgram program, Clock clock) {
        this.program = program;
        this.clock = clock;
    }

    @Override
    public Ended run(JobContext job) throws InterruptedException {
        var errand = new Errand(program, job, clock);
        return errand.ending(dialect -> errand.freeing(dialect, dialect.words().compact(job.target()), ""));
    }
}

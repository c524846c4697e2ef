package org.borgui.borg;

import java.time.Clock;
import java.util.List;
import org.borgui.api.job.JobState.Ended;
import org.borgui.spi.job.JobContext;
import org.borgui.spi.job.Operation;
import org.borgui.spi.job.OperationName;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Deletes one archive, the parameter {@code archive}. The space comes back with the next compact. */
@Component
@OperationName(operation = "delete")
public final class DeleteOperation implements Operation {

    private final BorgProgram program;
    private final Clock clock;

    @Activate
    public DeleteOperation(@Reference BorgProgram program) {
        this(program, Clock.systemUTC());
    }

    DeleteOperation(BorgProgram program, Clock clock) {
        this.program = program;
        this.clock = clock;
    }

    @Override
    public Ended run(JobContext job) throws InterruptedException {
        var archive = job.job().parameters().required("archive");
        var errand = new Errand(program, job, clock);
        return errand.ending(
                dialect -> errand.freeing(dialect, dialect.words().delete(job.target(), List.of(archive)), archive));
    }
}

package org.borgui.borg;

import java.time.Clock;
import org.borgui.api.job.JobState.Ended;
import org.borgui.api.job.JobState.Failed;
import org.borgui.api.job.JobState.Succeeded;
import org.borgui.api.job.JobState.Warned;
import org.borgui.api.job.Progress;
import org.borgui.spi.borg.BorgFailedException;
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
        job.progress(Progress.begun());
        try {
            var dialect = program.dialect();
            var target = job.target();
            var call = dialect.words().delete(target, archive);
            new Reserve(program, target, job::log).lend();
            job.log(Shown.words(call));
            var said = new Said(dialect.answers(), job::log, line -> {});
            var code = program.run(call, target, said, line -> {});
            new Asking(program, dialect, target, archive).check(code, said);
            return code == 0
                    ? new Succeeded(clock.instant())
                    : new Warned(
                            clock.instant(),
                            said.warnings().stream()
                                    .findFirst()
                                    .map(warning -> "Borg warned of " + Visible.text(warning.text()))
                                    .orElse("Borg ended with a warning; the log has the details."));
        } catch (BorgFailedException e) {
            job.log("FAILED: " + Visible.text(e.failure().message()));
            return new Failed(clock.instant(), e.failure());
        }
    }
}

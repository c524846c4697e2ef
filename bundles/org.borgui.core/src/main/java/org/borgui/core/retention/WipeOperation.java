package org.borgui.core.retention;

import java.time.Clock;
import java.util.stream.Stream;
import org.borgui.api.archive.Archive;
import org.borgui.api.job.JobState.Ended;
import org.borgui.core.jobs.JobsOfPlans;
import org.borgui.spi.borg.Borg;
import org.borgui.spi.job.JobContext;
import org.borgui.spi.job.Operation;
import org.borgui.spi.job.OperationName;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Deletes all archives of a repository and what interrupted backups have left beside them, which borg lists nowhere, if they
 * are those that an admin has looked at. Parameters: {@code fingerprint} of all of them, {@code wipe}, whose number it is, and the flag {@code compact}. Result: {@code removed}, how many went.
 */
@Component
@OperationName(operation = "wipe")
public final class WipeOperation implements Operation {

    private final Borg borg;
    private final JobsOfPlans jobs;
    private final Clock clock;

    @Activate
    public WipeOperation(@Reference Borg borg, @Reference JobsOfPlans jobs) {
        this(borg, jobs, Clock.systemUTC());
    }

    WipeOperation(Borg borg, JobsOfPlans jobs, Clock clock) {
        this.borg = borg;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public Ended run(JobContext job) throws InterruptedException {
        var told = job.job().parameters();
        return new Removal(borg, job, clock).ending(removal -> {
            var listed = borg.archives(job.target());
            new Doubts(borg, jobs).raise(job, listed, true);
            var all = Stream.concat(listed.stream(), borg.checkpoints(job.target()).stream())
                    .toList();
            if (!told.required("fingerprint").equals(Fingerprint.ofAll(all))) {
                throw new Doubts.DoubtException(
                        "The archives are not those of the preview any more, so nothing was removed. Look at a new preview first.");
            }
            job.log(
                    "%s has confirmed that all %,d archives of '%s' are deleted, with what interrupted backups have left:"
                            .formatted(
                                    job.job().by(), all.size(), job.repository().name()));
            all.forEach(archive -> job.log("wipe  %s  %s".formatted(archive.name(), archive.borgId())));
            removal.remove(all.stream().map(Archive::name).toList());
            if (told.flag("compact")) {
                borg.compact(job.target(), job::log);
            }
        });
    }
}

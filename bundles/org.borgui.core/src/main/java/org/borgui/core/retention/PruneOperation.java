package org.borgui.core.retention;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.borgui.api.PlanId;
import org.borgui.api.archive.Archive;
import org.borgui.api.job.JobState.Ended;
import org.borgui.api.job.Origin;
import org.borgui.api.plan.Kept;
import org.borgui.core.jobs.JobsOfPlans;
import org.borgui.spi.borg.Borg;
import org.borgui.spi.job.JobContext;
import org.borgui.spi.job.Operation;
import org.borgui.spi.job.OperationName;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Drops archives by retention: decides itself, and has borg delete by name what is not kept. A job of a plan looks only at
 * the archives that the plan has made, known by borg's identity of them; one without a plan looks at all. Parameters: those
 * of {@link RetentionWords}, {@code zone}, and the {@code fingerprint} of the decision that somebody has looked at. Result:
 * {@code removed}, how many went, and {@code removing}, how many were to go.
 */
@Component
@OperationName(operation = "prune")
public final class PruneOperation implements Operation {

    private final Borg borg;
    private final JobsOfPlans jobs;
    private final Clock clock;

    @Activate
    public PruneOperation(@Reference Borg borg, @Reference JobsOfPlans jobs) {
        this(borg, jobs, Clock.systemUTC());
    }

    PruneOperation(Borg borg, JobsOfPlans jobs, Clock clock) {
        this.borg = borg;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public Ended run(JobContext job) throws InterruptedException {
        return new Removal(borg, job, clock).ending(removal -> {
            var listed = borg.archives(job.target());
            var looked = job.job().parameters().text("fingerprint");
            new Doubts(borg, jobs).raise(job, listed, looked.isPresent());
            var decided = decide(job, listed);
            if (looked.isPresent() && !looked.get().equals(Fingerprint.of(decided))) {
                throw new Doubts.DoubtException(
                        "What would go has changed since the preview, so nothing was removed. Look at a new preview first.");
            }
            var dropped = decided.stream().filter(kept -> !kept.isKept()).toList();
            decided.forEach(kept -> job.log(line(kept)));
            removal.remove(dropped.stream().map(kept -> kept.archive().name()).toList());
        });
    }

    private List<Kept> decide(JobContext job, List<Archive> listed) {
        var parameters = job.job().parameters();
        var rules = new Rules(RetentionWords.read(parameters), ZoneId.of(parameters.required("zone")));
        return rules.decide(ofPlan(job, listed), clock.instant());
    }

    private List<Archive> ofPlan(JobContext job, List<Archive> listed) {
        Origin origin = job.job().origin();
        if (origin == null) {
            return listed;
        }
        PlanId plan = origin.plan();
        var made = jobs.archives(plan, job.repository().id());
        var own = listed.stream()
                .filter(archive -> made.contains(archive.borgId()))
                .toList();
        if (own.size() < listed.size()) {
            job.log("%,d of %,d archives were made by this plan; the others are not looked at."
                    .formatted(own.size(), listed.size()));
        }
        return own;
    }

    private static String line(Kept kept) {
        return kept.isKept()
                ? "keep  %s  (%s #%d)".formatted(kept.archive().name(), kept.rule(), kept.number())
                : "drop  %s".formatted(kept.archive().name());
    }
}

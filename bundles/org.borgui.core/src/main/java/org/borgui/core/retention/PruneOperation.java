package org.borgui.core.retention;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.borgui.api.PlanId;
import org.borgui.api.archive.Archive;
import org.borgui.api.job.Failure;
import org.borgui.api.job.Failure.Kind;
import org.borgui.api.job.JobState.Ended;
import org.borgui.api.job.JobState.Failed;
import org.borgui.api.job.JobState.Succeeded;
import org.borgui.api.job.Origin;
import org.borgui.api.job.Progress;
import org.borgui.api.plan.Kept;
import org.borgui.core.jobs.JobsOfPlans;
import org.borgui.spi.borg.Borg;
import org.borgui.spi.borg.BorgFailedException;
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

    /** So many names fit into one call, whatever they are. */
    private static final int AT_ONCE = 100;

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
        job.progress(Progress.begun());
        try {
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
            drop(job, dropped.stream().map(kept -> kept.archive().name()).toList());
            return new Succeeded(clock.instant());
        } catch (BorgFailedException e) {
            return failed(job, e.failure());
        } catch (Doubts.DoubtException e) {
            return failed(job, new Failure(Kind.INVALID, e.getMessage()));
        }
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

    private void drop(JobContext job, List<String> names) throws BorgFailedException, InterruptedException {
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

    private static String line(Kept kept) {
        return kept.isKept()
                ? "keep  %s  (%s #%d)".formatted(kept.archive().name(), kept.rule(), kept.number())
                : "drop  %s".formatted(kept.archive().name());
    }

    private Failed failed(JobContext job, Failure failure) {
        job.log("FAILED: " + failure.message());
        return new Failed(clock.instant(), failure);
    }
}

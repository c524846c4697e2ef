package org.borgui.rest.repositories;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.borgui.api.RepositoryId;
import org.borgui.api.access.Caller;
import org.borgui.api.job.Failure.Kind;
import org.borgui.api.job.Job;
import org.borgui.api.job.JobService;
import org.borgui.api.job.JobService.Query;
import org.borgui.api.job.JobState.Failed;
import org.borgui.api.job.JobState.Succeeded;
import org.borgui.api.plan.Plan;
import org.borgui.api.plan.PlanService;
import org.borgui.rest.Times;
import org.borgui.rest.jobs.Checks;
import org.borgui.rest.jobs.JobErrors;
import org.borgui.rest.jobs.JobStates;
import org.jspecify.annotations.Nullable;

/** How repositories are cared for, looked up for one answer: the plans once, the jobs by index. */
public final class Cares {

    private static final Set<String> MAINTENANCE = Set.of("check", "compact", "prune", "restore-check", "wipe");
    private static final int LATELY = 200;

    /** A plan, and when it runs next; null when it does not by itself. */
    private record Timed(Plan plan, @Nullable Instant next) {

        Instant order() {
            return next == null ? Instant.MAX : next;
        }
    }

    private final Caller caller;
    private final JobService jobs;
    private final List<Plan> all;
    private final List<Timed> timed;
    private final List<Plan> proofs;

    /** Looks up what is common to all. */
    public Cares(Caller caller, JobService jobs, PlanService plans) {
        this.caller = caller;
        this.jobs = jobs;
        this.all = Stream.of(Plan.Kind.values())
                .filter(Plan.Kind::makesBackups)
                .flatMap(kind -> plans.list(caller, kind).stream())
                .toList();
        this.proofs = plans.list(caller, Plan.Kind.RESTORE_CHECK);
        this.timed = all.stream()
                .filter(plan -> plan.schedule().cron() != null || plan.isScheduled())
                .map(plan -> new Timed(plan, plans.nextRun(plan).orElse(null)))
                .sorted(Comparator.comparing(Timed::order))
                .toList();
    }

    /** That of one repository. */
    public Care of(RepositoryId id) {
        var first = timed.stream().filter(one -> one.plan().isAbout(id)).findFirst();
        var plan = first.map(Timed::plan);
        var proof = newest(id, "restore-check").stream().filter(Job::hasEnded).findFirst();
        return new Care(
                open(id),
                Times.textOrNull(last(id, "check").orElse(null)),
                isDamaged(newest(id, "check")),
                Times.textOrNull(newest(id, "restore-check").stream()
                        .filter(Job::isGood)
                        .findFirst()
                        .flatMap(Job::endedAt)
                        .orElse(null)),
                proofs.stream().anyMatch(one -> one.isScheduled() && one.isAbout(id)),
                proof.map(job -> JobStates.known(job.state())).orElse(null),
                proof.map(JobErrors::sentenceOf).orElse(null),
                Times.textOrNull(last(id, "compact").orElse(null)),
                plan.isPresent(),
                plan.filter(Plan::isScheduled).isPresent(),
                plan.map(Plan::name).orElse(null),
                plan.map(one -> one.schedule().zone().getId()).orElse(null),
                Times.textOrNull(first.map(Timed::next).orElse(null)),
                about(id).map(Plan::name).toList(),
                (int) about(id).filter(Plan::isScheduled).count());
    }

    private Stream<Plan> about(RepositoryId id) {
        return all.stream().filter(plan -> plan.kind() == Plan.Kind.PLAN && plan.isAbout(id));
    }

    private boolean open(RepositoryId id) {
        return !jobs.list(caller, new Query(MAINTENANCE, Optional.of(id), Optional.empty(), true, 1))
                .isEmpty();
    }

    /** A check in pieces that found nothing has not looked at everything. */
    private static boolean isDamaged(List<Job> newestFirst) {
        for (var check : newestFirst) {
            if (check.state() instanceof Failed failed && failed.failure().kind() == Kind.INTEGRITY) {
                return true;
            }
            if (check.state() instanceof Succeeded && !Checks.isPartial(check)) {
                return false;
            }
        }
        return false;
    }

    private List<Job> newest(RepositoryId id, String operation) {
        return jobs.list(caller, new Query(Set.of(operation), Optional.of(id), Optional.empty(), false, LATELY));
    }

    private Optional<Instant> last(RepositoryId id, String operation) {
        return newest(id, operation).stream()
                .filter(job -> job.state() instanceof Succeeded)
                .findFirst()
                .flatMap(Job::endedAt);
    }
}

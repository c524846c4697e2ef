package org.borgui.core.jobs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.borgui.api.PlanId;
import org.borgui.api.RepositoryId;
import org.borgui.api.RunId;
import org.borgui.api.job.Job;
import org.borgui.api.job.JobService.Query;
import org.borgui.api.job.JobState.Succeeded;
import org.borgui.state.State;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What the jobs that are kept say about plans and archives. Apart from the engine, so that operations may ask it: through the
 * engine that would be a cycle of components. Asks nobody's role.
 */
@Component(service = JobsOfPlans.class)
public final class JobsOfPlans {

    private static final int LATELY = 500;
    private static final Set<String> REMOVING = Set.of("delete", "prune", "wipe");

    private final JobStore store;

    @Activate
    public JobsOfPlans(@Reference State state) {
        this.store = new JobStore(state);
    }

    /** The jobs of one run, oldest first. */
    public List<Job> of(RunId run) {
        return store.of(run);
    }

    /** Borg's identities of the archives that a plan has made in a repository. */
    public Set<String> archives(PlanId plan, RepositoryId repository) {
        return store.archives().of(plan, repository);
    }

    /** The newest jobs by which a plan made archives in a repository. */
    public List<Job> created(PlanId plan, RepositoryId repository) {
        var query = new Query(Set.of("create"), Optional.of(repository), Optional.empty(), false, LATELY);
        return store.newest(query, job -> {
            var origin = job.origin();
            return origin != null && origin.plan().equals(plan);
        });
    }

    /** How many archives jobs of this server have removed from a repository since then; at most, where one was broken off. */
    public long removedSince(RepositoryId repository, Instant since) {
        var query = new Query(REMOVING, Optional.of(repository), Optional.empty(), false, LATELY);
        return store.newest(query, job -> true).stream()
                .filter(job -> job.endedAt().filter(at -> !at.isBefore(since)).isPresent())
                .mapToLong(JobsOfPlans::removed)
                .sum();
    }

    /** Whether somebody has seen the archives of a repository since then, and agreed to what was pruned. */
    public boolean agreedSince(RepositoryId repository, Instant since) {
        var query = new Query(Set.of("prune"), Optional.of(repository), Optional.empty(), false, LATELY);
        return store.newest(query, job -> true).stream()
                .filter(job -> job.parameters().text("fingerprint").isPresent())
                .filter(job -> job.state() instanceof Succeeded)
                .anyMatch(job -> job.endedAt().filter(at -> !at.isBefore(since)).isPresent());
    }

    /** Whether {@link #removedSince} and {@link #agreedSince} would say something else without this job. */
    static boolean isNeeded(Job job, @Nullable Instant since) {
        return since != null
                && REMOVING.contains(job.operation())
                && job.endedAt().filter(at -> !at.isBefore(since)).isPresent();
    }

    /** What was broken off may have removed all that it was about to: borg may have ended although the job was lost. */
    private static long removed(Job job) {
        if (job.operation().equals("delete")) {
            return job.started() == null ? 0 : 1;
        }
        var counted = job.isGood() ? "removed" : "removing";
        return job.results().text(counted).map(Long::parseLong).orElse(0L);
    }
}

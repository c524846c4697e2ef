package org.borgui.core.jobs;

import static org.borgui.spi.state.StateStore.Durability.DURABLE;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.borgui.api.JobId;
import org.borgui.api.PlanId;
import org.borgui.api.RepositoryId;
import org.borgui.api.job.Job;
import org.borgui.api.job.JobService.Query;
import org.borgui.api.system.DataDirectory;
import org.borgui.state.State;
import org.jspecify.annotations.Nullable;

/** The entries of jobs and their logs, for those who remove them. Asks nobody's role. */
public final class JobHistory {

    private static final int PAGE = 200;

    /** A log that is there; its job may be gone. */
    public record Log(JobId id, Optional<Job> job, long bytes, Instant written) {}

    private final State state;
    private final JobStore store;
    private final JobLogs logs;

    public JobHistory(State state, DataDirectory data) {
        this.state = state;
        this.store = new JobStore(state);
        this.logs = JobLogs.in(data);
    }

    public Optional<Job> find(JobId id) {
        return store.get(id);
    }

    /** A page of all jobs, newest first; empty when there are no older ones. */
    public List<Job> before(Optional<JobId> before) {
        return store.newest(new Query(Set.of(), Optional.empty(), before, false, PAGE), job -> true);
    }

    /** Deletes entries and logs of those that have ended; returns how many entries. */
    public int delete(List<JobId> jobs, Instant now) {
        int deleted = store.delete(jobs, now);
        jobs.stream().filter(id -> store.get(id).isEmpty()).forEach(logs::delete);
        return deleted;
    }

    /** Whether it would no longer be known how many archives a repository should have, whose facts were read then. */
    public static boolean isNeeded(Job job, @Nullable Instant read) {
        return JobsOfPlans.isNeeded(job, read);
    }

    /** The logs that are there, the oldest first. */
    public List<Log> logs() {
        return logs.all().stream()
                .map(log -> new Log(log.job(), store.get(log.job()), log.bytes(), log.written()))
                .sorted(Comparator.comparing(Log::written))
                .toList();
    }

    /** Whether it is gone now. */
    public boolean deleteLog(JobId job) {
        return logs.delete(job);
    }

    /** Forgets what is noted of archives without a plan or a repository, and of days too long ago; how many archives. */
    public int forgetNotes(BiPredicate<PlanId, RepositoryId> there, Instant now) {
        state.write(DURABLE, writing -> DeletedJobs.forget(writing, now));
        return store.archives().forget(there);
    }
}

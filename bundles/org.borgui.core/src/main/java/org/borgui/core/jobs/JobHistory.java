package org.borgui.core.jobs;

import static org.borgui.spi.state.StateStore.Durability.DURABLE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
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

    /**
     * A log that is there, and as much of its job as matters: there may be very many.
     *
     * @param operation empty when the entry of the job is gone
     * @param open the job has not ended
     * @param kept what was asked about the job; false without one
     */
    public record Log(JobId id, Optional<String> operation, boolean open, boolean kept, long bytes, Instant written) {

        private static Log of(JobLogs.Found log, Optional<Job> job, Predicate<Job> kept) {
            return new Log(
                    log.job(),
                    job.map(Job::operation),
                    job.filter(one -> !one.hasEnded()).isPresent(),
                    job.filter(kept).isPresent(),
                    log.bytes(),
                    log.written());
        }
    }

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
    public List<Log> logs(Predicate<Job> kept) {
        var found = logs.all();
        found.sort(Comparator.comparing(JobLogs.Found::written));
        var told = new ArrayList<Log>();
        for (int from = 0; from < found.size(); from += PAGE) {
            var page = found.subList(from, Math.min(found.size(), from + PAGE));
            told.addAll(state.read(reading -> page.stream()
                    .map(log -> Log.of(log, JobStore.get(reading, log.job()), kept))
                    .toList()));
        }
        return told;
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

package org.borgui.rest.jobs;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.borgui.api.JobId;
import org.borgui.api.RefusedException;
import org.borgui.api.RepositoryId;
import org.borgui.api.access.Caller;
import org.borgui.api.job.DayOutcomes;
import org.borgui.api.job.Job;
import org.borgui.api.job.JobService;
import org.borgui.api.job.JobService.Query;
import org.borgui.rest.Attachment;
import org.borgui.rest.Compat;
import org.borgui.rest.Fields;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Jobs as existing clients know them: each operation apart, though all share one sequence of numbers. */
@Component(service = KnownJobs.class)
public final class KnownJobs {

    /** How many lines or jobs are given at most in one answer. */
    public static final int MOST = 1000;

    private final JobService jobs;

    @Activate
    public KnownJobs(@Reference JobService jobs) {
        this.jobs = jobs;
    }

    /** A job of this operation; another operation's number is as unknown as any. */
    public Job get(Caller caller, JobId id, String operation, String unknown) {
        var job = Compat.namedWhenMissing(unknown, () -> jobs.get(caller, id));
        if (!job.operation().equals(operation)) {
            throw RefusedException.notFound(unknown, "There is no such job with the number %s.".formatted(id));
        }
        return job;
    }

    /** The newest jobs of some operations. */
    public List<Job> newest(Caller caller, Set<String> operations, int limit) {
        return jobs.list(
                caller,
                new Query(operations, Optional.empty(), Optional.empty(), false, Fields.between(1, limit, MOST)));
    }

    /** The newest jobs of one operation on one repository. */
    public List<Job> newest(Caller caller, RepositoryId repository, String operation, int limit) {
        return jobs.list(
                caller,
                new Query(
                        Set.of(operation),
                        Optional.of(repository),
                        Optional.empty(),
                        false,
                        Fields.between(1, limit, MOST)));
    }

    /** How the jobs of one operation ended on each of the last days. */
    public List<DayOutcomes> outcomes(Caller caller, String operation, int days) {
        return jobs.outcomes(caller, operation, days);
    }

    /** Cancels a job that runs. */
    public void cancel(Caller caller, Job job, String notRunning) {
        if (!JobStates.isRunning(job)) {
            throw RefusedException.invalid(
                    notRunning, "Only a running job can be cancelled here, and this one does not run.");
        }
        jobs.cancel(caller, job.id());
    }

    /** Lines of its log. */
    public LogLines log(Caller caller, Job job, long offset, int limit) {
        return LogLines.of(job, jobs.log(caller, job.id(), Math.max(0, offset), Fields.between(1, limit, MOST)));
    }

    /** Whether a log is there. */
    public boolean hasLog(Job job) {
        return jobs.hasLog(job.id());
    }

    /** Its whole log, to be saved. */
    public Response download(Caller caller, Job job, String name, String noLog) {
        if (!jobs.hasLog(job.id())) {
            throw RefusedException.notFound(noLog, "Job %s has no log.".formatted(job.id()));
        }
        return Attachment.text(name, out -> jobs.log(caller, job.id(), out));
    }

    /** Its whole log, once it has ended. */
    public Response downloadEnded(Caller caller, Job job, String name, String running, String noLog) {
        if (!job.hasEnded()) {
            throw RefusedException.invalid(
                    running, "The log can be downloaded when job %s has ended.".formatted(job.id()));
        }
        return download(caller, job, name, noLog);
    }
}

package org.borgui.api.job;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.borgui.api.JobId;
import org.borgui.api.RepositoryId;
import org.borgui.api.access.Caller;
import org.borgui.api.job.JobState.Queued;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Starts, watches and stops jobs. Every call checks the caller's role on the job's repository. */
@ProviderType
public interface JobService {

    /** How far back {@link #outcomes} goes. */
    int MOST_DAYS = 31;

    /**
     * A job to be.
     *
     * @param repository null for a path that is no known repository: the job is made, and fails saying so
     * @param origin null when no plan makes it
     * @param queue wait behind the repository's other jobs; otherwise a busy repository is a {@code CONFLICT}
     */
    record NewJob(
            @Nullable RepositoryId repository,
            String path,
            String operation,
            Parameters parameters,
            Trigger trigger,
            @Nullable Origin origin,
            boolean queue) {

        /** A job that somebody asks for at this moment: a busy repository refuses it. */
        public static NewJob now(RepositoryId repository, String path, String operation, Parameters parameters) {
            return new NewJob(repository, path, operation, parameters, Trigger.MANUAL, null, false);
        }

        /** The job it becomes first. */
        public Job queued(JobId id, String by, Instant now) {
            return new Job(
                    id,
                    repository,
                    path,
                    operation,
                    parameters,
                    by,
                    trigger,
                    origin,
                    now,
                    null,
                    new Queued(),
                    null,
                    Parameters.none());
        }
    }

    /**
     * Which jobs, newest first.
     *
     * @param operations empty for all
     * @param before only jobs older than this one; empty from the newest
     */
    record Query(
            Set<String> operations,
            Optional<RepositoryId> repository,
            Optional<JobId> before,
            boolean open,
            int limit) {}

    /** Saves the job as queued; it runs when its repository is free. */
    Job submit(Caller caller, NewJob job);

    /** Whether a job waits because as many of its group run as may. Asks nobody's role. */
    Optional<Crowd> crowd(JobId id);

    /** With the progress of this moment while it runs. */
    Job get(Caller caller, JobId id);

    /** Those the caller may view. */
    List<Job> list(Caller caller, Query query);

    /**
     * How the jobs of one operation ended that the caller may view: each of the last days, the oldest first and today last.
     *
     * @param days at most {@value #MOST_DAYS}
     */
    List<DayOutcomes> outcomes(Caller caller, String operation, int days);

    /** Ends a queued or running job; returns when it has ended or after 12 s. An ended one is a {@code CONFLICT}. */
    Job cancel(Caller caller, JobId id);

    /** Lines of the job's log, also while it is written. */
    LogPage log(Caller caller, JobId id, long from, int limit);

    /** The whole log as text. Refuses with {@code NOT_FOUND} when there is none. */
    void log(Caller caller, JobId id, OutputStream to) throws IOException;

    /** Whether a log is there. */
    boolean hasLog(JobId id);
}

package org.borgui.spi.job;

import org.borgui.api.JobId;
import org.borgui.api.job.Job;
import org.borgui.api.job.Progress;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Wants to know how jobs go. Called after the change was saved, in order, from one thread of the engine that serves all
 * listeners: return soon. An exception is logged, and changes nothing for the job.
 */
@ConsumerType
public interface JobListener {

    /** The job was queued, has begun or has ended. */
    void changed(Job job);

    /** The job is further on; at most four times a second for each job. */
    default void progressed(Job job, Progress progress) {}

    /** There are more lines in the job's log; at most four times a second for each job. */
    default void logged(Job job, long lines) {}

    /** Nothing is kept of a job any more. */
    default void forgotten(JobId job) {}
}

package org.borgui.spi.job;

import org.borgui.api.job.JobState.Ended;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * One thing that can be done with a repository. A plugin registers a service with {@link OperationName}.
 *
 * <p>The engine calls it on a job thread that it owns, never twice at once on one repository unless the operation is
 * {@linkplain OperationName#reading() reading}. The call blocks until the work is done; an operation starts no threads.
 * Cancel, time-out and shutdown are one interrupt: stop what was begun, then pass {@link InterruptedException} on.
 */
@ConsumerType
public interface Operation {

    /** Does it, and says how it ended. That borg fails is an end, not an exception; an exception is a bug. */
    Ended run(JobContext job) throws InterruptedException;
}

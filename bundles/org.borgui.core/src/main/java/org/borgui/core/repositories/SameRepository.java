package org.borgui.core.repositories;

import org.borgui.api.job.Failure;
import org.borgui.api.job.Failure.Kind;
import org.borgui.spi.borg.Borg;
import org.borgui.spi.borg.BorgFailedException;
import org.borgui.spi.job.JobContext;

/** Looks whether the repository of a job is the one that was known at its path: a disk may have been exchanged. */
public final class SameRepository {

    private SameRepository() {}

    /**
     * Fails when it is another one.
     *
     * @param undone what a job that fails because of it has not done, such as {@code nothing was removed}
     */
    public static void require(Borg borg, JobContext job, String undone)
            throws BorgFailedException, InterruptedException {
        var known = job.repository().facts().borgId();
        if (known != null && !known.equals(borg.info(job.target()).borgId())) {
            throw new BorgFailedException(new Failure(
                    Kind.INVALID,
                    "Another repository lies at %s than the one that was known here, so %s. Find out who put it there."
                            .formatted(job.repository().path(), undone)));
        }
    }
}

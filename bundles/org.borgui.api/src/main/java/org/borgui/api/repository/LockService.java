package org.borgui.api.repository;

import java.util.List;
import java.util.Optional;
import org.borgui.api.RepositoryId;
import org.borgui.api.access.Caller;
import org.borgui.api.job.Job;
import org.osgi.annotation.versioning.ProviderType;

/** Borg's own locks of repositories. */
@ProviderType
public interface LockService {

    /**
     * Who holds the lock now, as far as can be told from here; nobody when it is free or lies elsewhere. A job is told only while
     * it is open and works on this repository.
     */
    List<RepositoryLock> holders(Caller caller, RepositoryId repository);

    /**
     * Removes the lock by a job, which is kept as the record of it. A holder that is alive, and a repository that a job of this
     * server works on, refuse it with {@code CONFLICT}. A holder of whom nothing is known needs an admin and the repository's
     * name.
     *
     * @param confirmation the name of the repository, typed by the person who asks
     */
    Job breakLock(Caller caller, RepositoryId repository, Optional<String> confirmation);
}

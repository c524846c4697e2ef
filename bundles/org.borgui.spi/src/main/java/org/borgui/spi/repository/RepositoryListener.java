package org.borgui.spi.repository;

import org.borgui.api.RepositoryId;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Keeps something of repositories that has to go with them. Called after the change was saved, on the thread of whoever made
 * it, which waits: return soon. An exception is logged, and changes nothing for the repository.
 */
@ConsumerType
public interface RepositoryListener {

    /** This server does not know the repository any more; its number is never given again. */
    void forgotten(RepositoryId repository);
}

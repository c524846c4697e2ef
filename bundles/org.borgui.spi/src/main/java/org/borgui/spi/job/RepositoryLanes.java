package org.borgui.spi.job;

import org.borgui.api.RepositoryId;
import org.osgi.annotation.versioning.ProviderType;

/** Who may touch a repository when: one writer, or many readers. Jobs pass here, and so does whoever asks borg meanwhile. */
@ProviderType
public interface RepositoryLanes {

    /** Something that reads a repository. */
    @FunctionalInterface
    interface Reading<T> {
        T read() throws InterruptedException;
    }

    /**
     * Reads on the caller's thread, sharing the repository with other readers.
     *
     * @throws org.borgui.api.RefusedException {@code LOCKED}, naming the job that is writing, when the repository is not
     *     free within two seconds
     */
    <T> T reading(RepositoryId repository, Reading<T> reading) throws InterruptedException;
}

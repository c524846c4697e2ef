package org.borgui.spi.borg;

import org.borgui.api.RepositoryId;
import org.osgi.annotation.versioning.ProviderType;

/**
 * How borg is told of a repository, with its passphrase. Decides nothing about callers: whoever asks has checked already.
 * May be called from any thread.
 */
@ProviderType
public interface RepositoryTargets {

    /**
     * The repository with its passphrase, for one call of borg.
     *
     * @throws org.borgui.api.RefusedException {@code NOT_FOUND} when the repository is not known
     */
    Target target(RepositoryId id);
}

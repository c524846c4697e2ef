package org.borgui.core.canary;

import org.borgui.api.job.RestoreCheckService.Settings;
import org.borgui.spi.state.Index;
import org.borgui.state.Kind;

/**
 * How the restores of a repository are checked.
 *
 * @param repository its number
 * @param token random, and the same as long as the repository is known here: all its canaries have it
 */
record RestoreCheckDocument(long repository, Settings settings, String token) {

    static final Kind<RestoreCheckDocument> KIND =
            Kind.of("restore_checks", RestoreCheckDocument.class, Index.unique("repository", "repository"));

    RestoreCheckDocument with(Settings other) {
        return new RestoreCheckDocument(repository, other, token);
    }
}

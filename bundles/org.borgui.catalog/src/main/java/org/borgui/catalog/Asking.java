package org.borgui.catalog;

import org.borgui.api.RefusedException;
import org.borgui.api.RepositoryId;
import org.borgui.spi.borg.Borg;
import org.borgui.spi.borg.BorgFailedException;
import org.borgui.spi.borg.RepositoryTargets;
import org.borgui.spi.borg.Target;
import org.borgui.spi.job.RepositoryLanes;

/** The one way to borg: in the repository's lane, with its passphrase for one call, and failures as refusals. */
final class Asking {

    /** Calls borg. */
    @FunctionalInterface
    interface Question<T> {
        T ask(Borg borg, Target target) throws BorgFailedException, InterruptedException;
    }

    private final Borg borg;
    private final RepositoryLanes lanes;
    private final RepositoryTargets targets;

    Asking(Borg borg, RepositoryLanes lanes, RepositoryTargets targets) {
        this.borg = borg;
        this.lanes = lanes;
        this.targets = targets;
    }

    /**
     * Asks borg on the caller's thread. An interrupt ends it, and stays set.
     *
     * @param key of the refusal when borg fails
     */
    <T> T ask(RepositoryId repository, String key, Question<T> question) {
        try {
            return lanes.reading(repository, () -> answer(repository, key, question));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusals.interrupted(key);
        }
    }

    private <T> T answer(RepositoryId repository, String key, Question<T> question) throws InterruptedException {
        try {
            return question.ask(borg, targets.target(repository));
        } catch (BorgFailedException e) {
            throw (RefusedException) Refusals.of(e.failure(), repository, key).initCause(e);
        }
    }
}

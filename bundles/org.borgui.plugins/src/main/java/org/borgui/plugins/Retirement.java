package org.borgui.plugins;

import java.time.Duration;
import java.util.Set;
import org.borgui.api.RefusedException;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a version go that another one takes the place of. Where a job goes on with it, it keeps what the job uses and gives up
 * all the rest, so that nothing of it is called twice.
 */
final class Retirement {

    private static final Duration FOR_USERS = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(Retirement.class);

    private final Starter starter;
    private final Components components;
    private final Uses uses;

    Retirement(Starter starter, Components components, Uses uses) {
        this.starter = starter;
        this.components = components;
        this.uses = uses;
    }

    /**
     * Takes its place away: all of it, or all but what somebody goes on with.
     *
     * @throws BundleException when that cannot be done now; its message is a part of a sentence
     */
    void begin(Bundle bundle) throws BundleException, InterruptedException {
        var kept = uses.components(bundle);
        if (kept.isEmpty() && uses.isInUse(bundle)) {
            throw new BundleException("the version that runs is in use, and cannot be left to who uses it: "
                    + String.join(" ", uses.of(bundle)));
        }
        components.disableAllBut(kept, bundle);
        if (!uses.isInUse(bundle) && !starter.stop(bundle)) {
            throw new BundleException("the version that runs does not stop");
        }
    }

    /**
     * Takes all that it offers away, before it is removed.
     *
     * @throws org.borgui.api.RefusedException when somebody uses it
     */
    void withdraw(String name, Bundle bundle) throws BundleException, InterruptedException {
        requireUnused(name, bundle);
        uses.requireNotNeeded(bundle);
        try {
            components.disableAllBut(Set.of(), bundle);
            requireUnused(name, bundle); // nobody can begin any more
        } catch (BundleException | RefusedException e) {
            takeBack(bundle);
            throw e;
        }
    }

    private void requireUnused(String name, Bundle bundle) {
        var used = uses.of(bundle);
        if (!used.isEmpty()) {
            throw Refusals.conflict("inUse", "%s is in use: %s".formatted(name, String.join(" ", used)));
        }
    }

    /** All of it is there again. */
    void takeBack(Bundle bundle) throws InterruptedException {
        try {
            if (bundle.getState() != Bundle.ACTIVE) {
                starter.startAgain(bundle);
            }
            components.enableAll(bundle);
        } catch (BundleException e) {
            LOG.error("{}, which ran before, does not start again: {}", bundle, e.getMessage());
        }
    }

    /** Asked of those that run although nobody knows of them, at the beginning. */
    boolean isInUse(Bundle bundle) throws InterruptedException {
        uses.await(FOR_USERS);
        return uses.isInUse(bundle);
    }

    boolean isOver(Bundle bundle) {
        return bundle.getState() != Bundle.ACTIVE || !uses.isInUse(bundle);
    }
}

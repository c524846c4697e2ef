package org.borgui.plugins;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a version go that another one takes the place of. Where a job goes on with it, it keeps what the job uses and gives up
 * all the rest, so that nothing of it is called twice.
 */
final class Retirement {

    private static final Logger LOG = LoggerFactory.getLogger(Retirement.class);

    private final Starter starter;
    private final Components components;
    private final Uses uses;

    Retirement(Starter starter, Components components, Uses uses) {
        this.starter = starter;
        this.components = components;
        this.uses = uses;
    }

    void begin(Bundle bundle) throws InterruptedException {
        var held = uses.held(bundle);
        if (held.isEmpty()) {
            starter.stop(bundle);
        } else {
            components.disableAllBut(held, bundle);
        }
    }

    /** All of it is there again. */
    void takeBack(Bundle bundle) throws InterruptedException {
        try {
            if (bundle.getState() == Bundle.ACTIVE) {
                components.enableAll(bundle);
            } else {
                starter.start(bundle);
            }
        } catch (BundleException e) {
            LOG.error("{}, which ran before, does not start again: {}", bundle, e.getMessage());
        }
    }

    boolean isOver(Bundle bundle) {
        return bundle.getState() != Bundle.ACTIVE || uses.held(bundle).isEmpty();
    }
}

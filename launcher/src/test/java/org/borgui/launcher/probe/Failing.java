package org.borgui.launcher.probe;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Does not start. */
public final class Failing implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        throw new IllegalStateException("the moon is in the wrong house");
    }

    @Override
    public void stop(BundleContext context) {}
}

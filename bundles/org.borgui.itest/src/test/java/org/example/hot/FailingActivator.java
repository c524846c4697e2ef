package org.example.hot;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Never starts. */
public final class FailingActivator implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        throw new IllegalStateException("not today");
    }

    @Override
    public void stop(BundleContext context) {}
}

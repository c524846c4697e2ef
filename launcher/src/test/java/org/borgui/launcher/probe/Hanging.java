package org.borgui.launcher.probe;

import java.util.concurrent.CountDownLatch;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Starts well and never stops. */
public final class Hanging implements BundleActivator {

    @Override
    public void start(BundleContext context) throws Exception {
        new Ready().start(context);
    }

    @Override
    public void stop(BundleContext context) throws InterruptedException {
        new CountDownLatch(1).await();
    }
}

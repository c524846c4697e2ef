package org.borgui.launcher.probe;

import java.util.Map;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/** Says that the server is ready. */
public final class Ready implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        context.registerService(
                Runnable.class, () -> {}, FrameworkUtil.asDictionary(Map.of("osgi.condition.id", "borgui.http.ready")));
    }

    @Override
    public void stop(BundleContext context) {}
}

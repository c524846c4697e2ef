package org.borgui.itest;

import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.startlevel.BundleStartLevel;

/** A bundle of the distribution that goes, and comes back as another one of the same. */
final class Swap {

    private final BundleContext framework;
    private final Bundle bundle;
    private final int level;

    Swap(BundleContext framework, String name) {
        this.framework = framework;
        this.bundle = Stream.of(framework.getBundles())
                .filter(found -> name.equals(found.getSymbolicName()))
                .findFirst()
                .orElseThrow();
        this.level = bundle.adapt(BundleStartLevel.class).getStartLevel();
    }

    void away() throws BundleException {
        bundle.uninstall();
    }

    Bundle back() throws BundleException {
        var again = framework.installBundle(bundle.getLocation());
        again.adapt(BundleStartLevel.class).setStartLevel(level);
        again.start();
        return again;
    }
}

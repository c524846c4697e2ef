package org.borgui.http;

import org.osgi.framework.BundleContext;
import org.osgi.framework.startlevel.FrameworkStartLevel;

/** Whether the framework has reached the level at which the server is complete: property {@code borgui.ready.level}. */
final class Startup {

    private static final String LEVEL = "borgui.ready.level";
    private static final int DEFAULT_LEVEL = 80;

    private final FrameworkStartLevel framework;
    private final int level;

    Startup(BundleContext context) {
        var wanted = context.getProperty(LEVEL);
        this.level = wanted == null ? DEFAULT_LEVEL : Integer.parseInt(wanted);
        this.framework = context.getBundle(0).adapt(FrameworkStartLevel.class);
    }

    boolean isOver() {
        return framework.getStartLevel() >= level;
    }
}

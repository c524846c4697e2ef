package org.borgui.plugins;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/** Threads that a plugin leaves running when it is gone: they keep its classes in memory, and nobody can end them for it. */
final class Leftovers {

    private final @Nullable ClassLoader loader;

    private Leftovers(@Nullable ClassLoader loader) {
        this.loader = loader;
    }

    /** To be asked while the bundle is still installed. */
    static Leftovers of(Bundle bundle) {
        var wiring = bundle.adapt(BundleWiring.class);
        return new Leftovers(wiring == null ? null : wiring.getClassLoader());
    }

    List<String> threads() {
        return loader == null
                ? List.of()
                : Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.isAlive() && isOfPlugin(thread))
                        .map(Thread::getName)
                        .sorted()
                        .toList();
    }

    private boolean isOfPlugin(Thread thread) {
        return thread.getContextClassLoader() == loader
                || thread.getClass().getClassLoader() == loader
                || Stream.of(thread.getStackTrace()).anyMatch(frame -> isLoadedHere(frame.getClassName()));
    }

    /** A frame names its class and not its loader: those of the plugin's own packages are asked for. */
    private boolean isLoadedHere(String type) {
        if (type.startsWith("java.") || type.startsWith("jdk.") || type.startsWith("sun.")) {
            return false;
        }
        try {
            return Class.forName(type, false, loader).getClassLoader() == loader;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}

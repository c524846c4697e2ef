package org.borgui.plugins;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.borgui.spi.plugin.BundleUse;
import org.osgi.framework.Bundle;

/** Who uses what of a plugin at the moment. */
final class Uses {

    private final List<BundleUse> users = new CopyOnWriteArrayList<>();

    synchronized void add(BundleUse user) {
        users.add(user);
        notifyAll();
    }

    /** Waits a little for those that know who uses what: they come after whoever asks them. */
    synchronized void await(Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        for (long left = longest.toMillis(); users.isEmpty() && left > 0; ) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        }
    }

    void remove(BundleUse user) {
        users.remove(user);
    }

    /** A sentence each. */
    List<String> of(Bundle bundle) {
        return Stream.concat(
                        users.stream().flatMap(user -> user.uses(bundle).stream()), Framework.users(bundle).stream())
                .toList();
    }

    boolean isInUse(Bundle bundle) {
        return users.stream().anyMatch(user -> !user.uses(bundle).isEmpty());
    }

    /** The names of the components that somebody goes on with. */
    Set<String> components(Bundle bundle) {
        return users.stream().flatMap(user -> user.components(bundle).stream()).collect(Collectors.toSet());
    }

    /** @throws org.borgui.api.RefusedException when the server cannot be without it */
    void requireNotNeeded(Bundle bundle) {
        users.forEach(user -> user.requireNotNeeded(bundle));
    }
}

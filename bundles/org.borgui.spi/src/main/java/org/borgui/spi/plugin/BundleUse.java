package org.borgui.spi.plugin;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.framework.Bundle;

/** Tells what the server uses of a bundle at this moment, so that it is not taken away under a job or a sign-in. */
@ConsumerType
public interface BundleUse {

    /** A sentence for each use that ends by itself, such as a job. */
    List<String> uses(Bundle bundle);

    /**
     * Whether one of these uses goes on with this very service of the bundle: when the plugin is updated, it is left alone
     * until the use has ended.
     */
    default boolean isHeld(Object service) {
        return false;
    }

    /**
     * Refuses when the server cannot be without what the bundle offers, such as the only way to sign in.
     *
     * @throws org.borgui.api.RefusedException {@code CONFLICT} with a sentence
     */
    default void requireNotNeeded(Bundle bundle) {}
}

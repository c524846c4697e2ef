package org.borgui.spi.plugin;

import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.framework.Bundle;

/** Tells what the server uses of a bundle at this moment, so that it is not taken away under a job or a sign-in. */
@ConsumerType
public interface BundleUse {

    /** A sentence for each use that ends by itself, such as a job. */
    List<String> uses(Bundle bundle);

    /**
     * The names of the components (Declarative Services) that these uses go on with: when the plugin is updated, they are left
     * alone until the use has ended.
     */
    default Set<String> components(Bundle bundle) {
        return Set.of();
    }

    /**
     * Refuses when the server cannot be without what the bundle offers, such as the only way to sign in.
     *
     * @throws org.borgui.api.RefusedException {@code CONFLICT} with a sentence
     */
    default void requireNotNeeded(Bundle bundle) {}
}

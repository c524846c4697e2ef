package org.borgui.plugins;

import java.util.Collection;
import org.osgi.framework.hooks.resolver.ResolverHook;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;

/** A version of a plugin takes no package from another version of itself, which is about to go. */
final class OwnVersions implements ResolverHook {

    @Override
    public void filterMatches(BundleRequirement requirement, Collection<BundleCapability> candidates) {
        var own = requirement.getRevision();
        if (own.getBundle() != null && Framework.isPlugin(own.getBundle())) {
            candidates.removeIf(candidate -> isOther(own, candidate.getRevision()));
        }
    }

    private static boolean isOther(BundleRevision own, BundleRevision other) {
        return !other.equals(own)
                && own.getSymbolicName().equals(other.getSymbolicName())
                && other.getBundle() != null
                && Framework.isPlugin(other.getBundle());
    }

    @Override
    public void filterResolvable(Collection<BundleRevision> candidates) {}

    @Override
    public void filterSingletonCollisions(BundleCapability singleton, Collection<BundleCapability> collisions) {}

    @Override
    public void end() {}
}

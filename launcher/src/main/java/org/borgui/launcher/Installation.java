package org.borgui.launcher;

import java.util.LinkedHashMap;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.framework.wiring.BundleRevision;

/**
 * The bundles of the features in the framework.
 *
 * @param bundles each with the artifact it came from, in the order of the features
 */
record Installation(Map<Bundle, Artifact> bundles) {

    Installation {
        bundles = new LinkedHashMap<>(bundles);
    }

    /** Installs by reference, so that nothing is copied. */
    static Installation of(FeatureSet features, Repository repository, BundleContext framework) {
        FrameworkStartLevel levels = framework.getBundle().adapt(FrameworkStartLevel.class);
        int usual = levels.getInitialBundleStartLevel();
        Map<Bundle, Artifact> bundles = new LinkedHashMap<>();
        for (Artifact artifact : features.bundles()) {
            try {
                levels.setInitialBundleStartLevel(artifact.level()); // the bundle's own would be one more write to disk
                Bundle bundle = framework.installBundle(
                        "reference:" + repository.file(artifact).toUri());
                bundles.put(bundle, artifact);
            } catch (BundleException e) {
                throw new LaunchException(
                        ExitCode.ASSEMBLY,
                        artifact.id() + " (" + artifact.feature() + ") cannot be installed: " + e.getMessage());
            }
        }
        levels.setInitialBundleStartLevel(usual);
        return new Installation(bundles);
    }

    /** Marks all but fragments as started; they run when their start level is reached. */
    void markStarted() throws BundleException {
        for (Bundle bundle : bundles.keySet()) {
            if ((bundle.adapt(BundleRevision.class).getTypes() & BundleRevision.TYPE_FRAGMENT) == 0) {
                bundle.start(Bundle.START_ACTIVATION_POLICY);
            }
        }
    }

    /** A bundle and its feature in words. */
    String describe(Bundle bundle) {
        Artifact artifact = bundles.get(bundle);
        String name = bundle.getSymbolicName() + " " + bundle.getVersion();
        return artifact == null ? name : name + " (" + artifact.feature() + ")";
    }
}

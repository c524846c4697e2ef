package org.borgui.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;

/** Resolves all bundles before the first one starts, and says what is missing where that fails. */
final class Resolution {

    private final Installation installation;
    private final FrameworkWiring wiring;

    private Resolution(Installation installation, FrameworkWiring wiring) {
        this.installation = installation;
        this.wiring = wiring;
    }

    /** @throws LaunchException naming each bundle that does not resolve, with its reason and who waits for it */
    static void require(Installation installation, Framework framework) {
        FrameworkWiring wiring = framework.adapt(FrameworkWiring.class);
        if (!wiring.resolveBundles(installation.bundles().keySet())) {
            throw new LaunchException(ExitCode.UNRESOLVED, new Resolution(installation, wiring).report());
        }
    }

    private String report() {
        List<Bundle> broken = installation.bundles().keySet().stream()
                .filter(bundle -> bundle.getState() == Bundle.INSTALLED)
                .toList();
        List<String> roots = new ArrayList<>();
        List<String> followers = new ArrayList<>();
        for (Bundle bundle : broken) {
            List<BundleRequirement> missing = missing(bundle);
            if (missing.isEmpty()) {
                followers.add(installation.describe(bundle) + ": " + because(bundle, broken));
            } else {
                roots.add(installation.describe(bundle) + " needs what nobody provides: "
                        + missing.stream().map(Resolution::words).collect(Collectors.joining(", ")));
            }
        }
        roots.addAll(followers);
        return "these bundles do not resolve:\n  " + String.join("\n  ", roots);
    }

    private List<BundleRequirement> missing(Bundle bundle) {
        return mandatory(bundle).stream()
                .filter(requirement -> wiring.findProviders(requirement).isEmpty())
                .toList();
    }

    private String because(Bundle bundle, List<Bundle> broken) {
        String culprits = mandatory(bundle).stream()
                .map(wiring::findProviders)
                .filter(providers -> providers.stream()
                        .allMatch(provider ->
                                broken.contains(provider.getRevision().getBundle())))
                .map(providers -> providers.iterator().next().getRevision().getSymbolicName())
                .filter(name -> !name.equals(bundle.getSymbolicName()))
                .distinct()
                .collect(Collectors.joining(", "));
        return culprits.isEmpty() ? resolverSays(bundle) : "waits for " + culprits;
    }

    private static List<BundleRequirement> mandatory(Bundle bundle) {
        return bundle.adapt(BundleRevision.class).getDeclaredRequirements(null).stream()
                .filter(requirement -> isMandatory(requirement.getDirectives()))
                .toList();
    }

    private static boolean isMandatory(Map<String, String> directives) {
        String resolution = directives.getOrDefault(Constants.RESOLUTION_DIRECTIVE, Constants.RESOLUTION_MANDATORY);
        String effective = directives.getOrDefault(Constants.EFFECTIVE_DIRECTIVE, Constants.EFFECTIVE_RESOLVE);
        return resolution.equals(Constants.RESOLUTION_MANDATORY) && effective.equals(Constants.EFFECTIVE_RESOLVE);
    }

    private static String words(BundleRequirement requirement) {
        String namespace = requirement.getNamespace().replace("osgi.wiring.", "");
        String filter = requirement.getDirectives().get(Constants.FILTER_DIRECTIVE);
        return namespace + " " + (filter == null ? requirement.getAttributes().toString() : filter);
    }

    /** Loading any class makes the resolver say why, without starting the bundle. */
    private static String resolverSays(Bundle bundle) {
        try {
            bundle.loadClass("org.borgui.launcher.None");
            return "resolves alone, but not together with the others";
        } catch (ClassNotFoundException e) {
            Throwable reason = e.getCause() == null ? e : e.getCause();
            return String.valueOf(reason.getMessage()).replaceAll("\\s+", " ");
        }
    }
}

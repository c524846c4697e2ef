package org.borgui.plugins;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;

/** Says what a bundle lacks, in words. */
final class Unresolved {

    private static final Pattern PACKAGE = Pattern.compile("osgi\\.wiring\\.package=([^)]+)\\)");
    private static final Pattern FROM = Pattern.compile("version>=([^)]+)\\)");
    private static final Pattern BELOW = Pattern.compile("!\\(version>=([^)]+)\\)");
    private static final Pattern OTHER = Pattern.compile("=([^)]+)\\)");

    private final FrameworkWiring wiring;

    Unresolved(FrameworkWiring wiring) {
        this.wiring = wiring;
    }

    /** A part of a sentence: "it needs …". */
    String why(Bundle bundle) {
        var missing = bundle.adapt(BundleRevision.class).getDeclaredRequirements(null).stream()
                .filter(Unresolved::isMandatory)
                .filter(requirement -> wiring.findProviders(requirement).isEmpty())
                .map(Unresolved::words)
                .collect(Collectors.joining(", "));
        return missing.isEmpty()
                ? "what it needs is there, but cannot be used together"
                : "it needs what nobody here provides: " + missing;
    }

    private static boolean isMandatory(BundleRequirement requirement) {
        var directives = requirement.getDirectives();
        return !Constants.RESOLUTION_OPTIONAL.equals(directives.get(Constants.RESOLUTION_DIRECTIVE))
                && !"dynamic".equals(directives.get(Constants.RESOLUTION_DIRECTIVE))
                && !Constants.EFFECTIVE_ACTIVE.equals(directives.get(Constants.EFFECTIVE_DIRECTIVE));
    }

    private static String words(BundleRequirement requirement) {
        var filter = filter(requirement);
        if (!requirement.getNamespace().equals(PackageNamespace.PACKAGE_NAMESPACE)) {
            return requirement.getNamespace() + " " + first(OTHER, filter, filter);
        }
        var below = first(BELOW, filter, "");
        var from = first(FROM, BELOW.matcher(filter).replaceAll(""), "");
        return "the package " + packageOf(requirement)
                + (from.isEmpty() ? "" : " from version " + from)
                + (below.isEmpty() ? "" : ", below " + below);
    }

    static String packageOf(BundleRequirement requirement) {
        return first(PACKAGE, filter(requirement), "");
    }

    private static String filter(BundleRequirement requirement) {
        return requirement.getDirectives().getOrDefault(Constants.FILTER_DIRECTIVE, "");
    }

    private static String first(Pattern pattern, String text, String otherwise) {
        Matcher found = pattern.matcher(text);
        return found.find() ? found.group(1) : otherwise;
    }
}

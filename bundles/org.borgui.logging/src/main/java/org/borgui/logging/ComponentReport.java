package org.borgui.logging;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/**
 * Says, one line each, which components do not run and why: a failure on activation, a reference nobody satisfies, or a
 * configuration that is missing.
 *
 * <p>The launcher asks for it when the server does not become ready. It sees no OSGi API of the bundles, therefore the
 * service has a type of the JDK and is found by its property.
 */
@Component(service = Supplier.class, property = "borgui.report=components")
public final class ComponentReport implements Supplier<List<String>> {

    /** A property of components of which there is one for each file that people write, and none without. */
    private static final String CONFIGURATION = "borgui.configuration";

    private static final String OPTIONAL = "optional";
    private static final String CAUSE = "Caused by: ";

    private final BundleContext context;
    private final ServiceComponentRuntime runtime;

    @Activate
    public ComponentReport(BundleContext context, @Reference ServiceComponentRuntime runtime) {
        this.context = context;
        this.runtime = runtime;
    }

    @Override
    public List<String> get() {
        return runtime.getComponentDescriptionDTOs().stream()
                .flatMap(this::troubles)
                .sorted()
                .toList();
    }

    private Stream<String> troubles(ComponentDescriptionDTO component) {
        if (!component.defaultEnabled || isOfPlugin(component)) {
            return Stream.empty();
        }
        String name = component.name + " (bundle " + component.bundle.symbolicName + ") ";
        var configurations = runtime.getComponentConfigurationDTOs(component);
        if (configurations.isEmpty()) {
            return component.configurationPolicy.equals("require")
                            && component.factory == null
                            && !OPTIONAL.equals(component.properties.get(CONFIGURATION))
                    ? Stream.of(name + "has no configuration " + String.join(", ", component.configurationPid))
                    : Stream.empty();
        }
        return configurations.stream()
                .flatMap(configuration -> trouble(configuration).map(name::concat));
    }

    /** A plugin that does not run keeps no server from starting: whoever manages plugins tells of it. */
    private boolean isOfPlugin(ComponentDescriptionDTO component) {
        var bundle = context.getBundle(component.bundle.id);
        return bundle == null || bundle.getLocation().startsWith("plugin:");
    }

    /** The failure is told as a stack trace; what was thrown first stands last. */
    private static String innermost(String trace) {
        return trace.lines()
                .filter(line -> line.startsWith(CAUSE))
                .reduce((outer, inner) -> inner)
                .map(line -> line.substring(CAUSE.length()))
                .or(() -> trace.lines().findFirst())
                .orElse("without a message");
    }

    private static Stream<String> trouble(ComponentConfigurationDTO configuration) {
        return switch (configuration.state) {
            case ComponentConfigurationDTO.FAILED_ACTIVATION ->
                Stream.of("failed: " + innermost(configuration.failure));
            case ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION -> Stream.of("has no configuration");
            case ComponentConfigurationDTO.UNSATISFIED_REFERENCE ->
                Stream.of("waits for "
                        + Stream.of(configuration.unsatisfiedReferences)
                                .map(reference ->
                                        reference.name + (reference.target == null ? "" : " " + reference.target))
                                .collect(Collectors.joining(", ")));
            default -> Stream.empty();
        };
    }
}

package org.borgui.plugins;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** The Declarative Services components of a plugin's bundle. */
record Components(ServiceComponentRuntime runtime) {

    private static final String CAUSE = "Caused by: ";
    private static final int SWITCH_SECONDS = 10;
    private static final String FOR_SERVER = "org.borgui.";

    /** A sentence for each that failed. */
    List<String> failures(Bundle bundle) {
        return each(bundle)
                .flatMap(component -> runtime.getComponentConfigurationDTOs(component).stream())
                .filter(configuration -> configuration.state == ComponentConfigurationDTO.FAILED_ACTIVATION)
                .map(configuration ->
                        "%s failed: %s".formatted(configuration.description.name, innermost(configuration.failure)))
                .toList();
    }

    /** A sentence for each that waits. */
    List<String> waiting(Bundle bundle) {
        return each(bundle).flatMap(this::waiting).toList();
    }

    private Stream<String> waiting(ComponentDescriptionDTO component) {
        var configurations = runtime.getComponentConfigurationDTOs(component);
        if (configurations.isEmpty() && component.configurationPolicy.equals("require") && component.factory == null) {
            return Stream.of("%s waits for a configuration %s"
                    .formatted(component.name, String.join(", ", component.configurationPid)));
        }
        return configurations.stream().flatMap(configuration -> waiting(configuration).stream());
    }

    private static Optional<String> waiting(ComponentConfigurationDTO configuration) {
        var name = configuration.description.name;
        return switch (configuration.state) {
            case ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION ->
                Optional.of("%s waits for a configuration".formatted(name));
            case ComponentConfigurationDTO.UNSATISFIED_REFERENCE ->
                Optional.of("%s waits for %s"
                        .formatted(
                                name,
                                Arrays.stream(configuration.unsatisfiedReferences)
                                        .map(reference -> reference.name
                                                + (reference.target == null ? "" : " " + reference.target))
                                        .collect(Collectors.joining(", "))));
            default -> Optional.empty();
        };
    }

    /** Takes away what the server calls, but not the components of these names; the bundle runs on. */
    void disableAllBut(Collection<String> held, Bundle bundle) throws BundleException, InterruptedException {
        switchAll(bundle, held, false);
    }

    void enableAll(Bundle bundle) throws BundleException, InterruptedException {
        switchAll(bundle, List.of(), true);
    }

    private void switchAll(Bundle bundle, Collection<String> not, boolean on)
            throws BundleException, InterruptedException {
        for (var component : each(bundle).filter(Components::offers).toList()) {
            if (!not.contains(component.name) && component.defaultEnabled) {
                var done = on ? runtime.enableComponent(component) : runtime.disableComponent(component);
                var over = new CountDownLatch(1);
                done.onResolve(over::countDown);
                if (!over.await(SWITCH_SECONDS, TimeUnit.SECONDS)) {
                    throw new BundleException("its component %s does not end".formatted(component.name));
                }
            }
        }
    }

    private static boolean offers(ComponentDescriptionDTO component) {
        return component.properties.containsKey("borgui.rest.resource")
                || Arrays.stream(component.serviceInterfaces).anyMatch(type -> type.startsWith(FOR_SERVER));
    }

    private Stream<ComponentDescriptionDTO> each(Bundle bundle) {
        return runtime.getComponentDescriptionDTOs(bundle).stream();
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
}

package org.borgui.plugins;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Declarative Services components of a plugin's bundle. */
record Components(ServiceComponentRuntime runtime) {

    private static final String CAUSE = "Caused by: ";
    private static final Logger LOG = LoggerFactory.getLogger(Components.class);
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

    /** On a thread of its own: the components of all bundles are switched by one thread, which a plugin may hold up. */
    private void switchAll(Bundle bundle, Collection<String> not, boolean on)
            throws BundleException, InterruptedException {
        var wanted = each(bundle)
                .filter(Components::offers)
                .filter(component -> !not.contains(component.name) && component.defaultEnabled)
                .toList();
        var over = new CountDownLatch(1);
        var late = new AtomicBoolean();
        var thread = new Thread(
                () -> {
                    wanted.forEach(component -> {
                        if (on || !late.get()) { // what was given up stays as it is; what is taken back goes on
                            switched(component, on);
                        }
                    });
                    over.countDown();
                },
                "plugin-switch " + bundle.getSymbolicName());
        thread.setDaemon(true);
        thread.start();
        if (!over.await(SWITCH_SECONDS, TimeUnit.SECONDS)) {
            late.set(true);
            throw new BundleException("its components do not " + (on ? "begin" : "end"));
        }
    }

    private void switched(ComponentDescriptionDTO component, boolean on) {
        try {
            var done = on ? runtime.enableComponent(component) : runtime.disableComponent(component);
            done.getValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (InvocationTargetException e) {
            LOG.warn("The component {} is not switched {}", component.name, on ? "on" : "off", e.getCause());
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

package org.borgui.itest;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** Everything that ships, in one framework. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class FeaturesIT {

    @Inject
    private BundleContext framework;

    @Inject
    private ServiceComponentRuntime components;

    @Configuration
    public Option[] server() throws IOException {
        return Server.options("features");
    }

    @Before
    public void the_server_is_up() throws InterruptedException {
        new Web().await("/healthz", status -> status == 200);
    }

    @Test
    public void every_bundle_is_active() {
        var idle = Stream.of(framework.getBundles())
                .filter(bundle -> bundle.getState() != (isFragment(bundle) ? Bundle.RESOLVED : Bundle.ACTIVE))
                .map(Bundle::toString)
                .toList();
        assertEquals(List.of(), idle);
        assertTrue(Stream.of(framework.getBundles()).anyMatch(b -> "org.borgui.rest".equals(b.getSymbolicName())));
    }

    @Test
    public void every_component_can_run() {
        var missing = new ArrayList<String>();
        for (var component : components.getComponentDescriptionDTOs()) {
            if (component.bundle.symbolicName.startsWith("org.borgui.")
                    && !"optional".equals(component.properties.get("borgui.configuration"))) {
                why(component).forEach(missing::add);
            }
        }
        assertEquals(List.of(), missing);
    }

    @Test
    public void the_health_check_says_up() throws Exception {
        var health = new Web().get("/healthz");
        assertEquals(200, health.statusCode());
        assertTrue(health.body(), health.body().contains("up"));
    }

    private Stream<String> why(ComponentDescriptionDTO component) {
        var configurations = components.getComponentConfigurationDTOs(component);
        if (configurations.isEmpty()) {
            return Stream.of(component.name + " has no configuration");
        }
        return configurations.stream()
                .filter(found -> found.state != ComponentConfigurationDTO.ACTIVE
                        && found.state != ComponentConfigurationDTO.SATISFIED)
                .map(found -> component.name + " waits for "
                        + Stream.of(found.unsatisfiedReferences)
                                .map(reference -> reference.name + " " + reference.target)
                                .toList()
                        + (found.failure == null ? "" : ", failed: " + found.failure));
    }

    private static boolean isFragment(Bundle bundle) {
        return bundle.getHeaders().get(Constants.FRAGMENT_HOST) != null;
    }
}

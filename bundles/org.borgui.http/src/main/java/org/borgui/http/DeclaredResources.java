package org.borgui.http;

import java.util.Collection;
import java.util.Set;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentConstants;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/**
 * The resources that some bundles declare as components. A start level may be over before all of them are there: where a
 * configuration comes late, so does all that needs it.
 */
record DeclaredResources(ServiceComponentRuntime components, Set<String> bundles) {

    static final String MARK = "borgui.rest.resource";

    /** Whether none of them is missing among these. */
    boolean areAllAmong(Collection<ServiceReference<Object>> there) {
        return components.getComponentDescriptionDTOs().stream()
                .filter(component -> bundles.contains(component.bundle.symbolicName))
                .filter(component -> "true".equals(String.valueOf(component.properties.get(MARK))))
                .allMatch(component -> there.stream().anyMatch(reference -> isFrom(component, reference)));
    }

    private static boolean isFrom(ComponentDescriptionDTO component, ServiceReference<Object> reference) {
        return component.name.equals(reference.getProperty(ComponentConstants.COMPONENT_NAME));
    }
}

package org.borgui.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.dto.BundleDTO;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

class DeclaredResourcesTest {

    private final DeclaredResources declared = new DeclaredResources(
            components(
                    component("core", "core.Users", true),
                    component("core", "core.Jobs", true),
                    component("core", "core.Hub", false),
                    component("plugin", "plugin.Extra", true)),
            Set.of("core"));

    @Test
    void resources_of_the_core_that_have_not_come_yet_are_waited_for() {
        assertThat(declared.areAllAmong(List.of())).isFalse();
        assertThat(declared.areAllAmong(List.of(service("core.Users")))).isFalse();
    }

    @Test
    void other_components_and_other_bundles_are_not_waited_for() {
        assertThat(declared.areAllAmong(List.of(service("core.Users"), service("core.Jobs"))))
                .isTrue();
    }

    private static ComponentDescriptionDTO component(String bundle, String name, boolean resource) {
        var component = new ComponentDescriptionDTO();
        component.name = name;
        component.bundle = new BundleDTO();
        component.bundle.symbolicName = bundle;
        component.properties = resource ? Map.of(DeclaredResources.MARK, true) : Map.of();
        return component;
    }

    private static ServiceComponentRuntime components(ComponentDescriptionDTO... all) {
        return (ServiceComponentRuntime) answering(ServiceComponentRuntime.class, List.of(all));
    }

    @SuppressWarnings("unchecked")
    private static ServiceReference<Object> service(String component) {
        return (ServiceReference<Object>) answering(ServiceReference.class, component);
    }

    private static Object answering(Class<?> type, Object answer) {
        return Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> answer);
    }
}

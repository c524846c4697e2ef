package org.borgui.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.borgui.spi.web.Permit;
import org.junit.jupiter.api.Test;

class RoutesTest {

    @Test
    void every_method_says_who_may_call_it_in_exactly_one_way() throws Exception {
        var silent = new ArrayList<String>();
        for (Class<?> resource : resources()) {
            for (Method method : resource.getDeclaredMethods()) {
                boolean permit = method.isAnnotationPresent(Permit.class);
                boolean open = method.isAnnotationPresent(Permit.Public.class);
                if (isRoute(method) && permit == open) {
                    silent.add(method.toString());
                }
            }
        }
        assertThat(silent).isEmpty();
    }

    @Test
    void no_method_leads_on_to_another_resource() throws Exception {
        for (Class<?> resource : resources()) {
            assertThat(resource.getDeclaredMethods())
                    .filteredOn(method -> method.isAnnotationPresent(Path.class))
                    .allMatch(RoutesTest::isRoute);
        }
    }

    @Test
    void every_resource_is_under_test_here() throws Exception {
        var tested = Resources.all(new FakeServices()).stream().map(Object::getClass);
        assertThat(tested).containsExactlyInAnyOrderElementsOf(resources());
    }

    private static boolean isRoute(Method method) {
        return Arrays.stream(method.getAnnotations())
                .anyMatch(one -> one.annotationType().isAnnotationPresent(HttpMethod.class));
    }

    /** All classes of the bundle with a path. */
    private static List<Class<?>> resources() throws IOException, ClassNotFoundException {
        var root = java.nio.file.Path.of("target/classes");
        var found = new ArrayList<Class<?>>();
        try (Stream<java.nio.file.Path> files = Files.walk(root)) {
            for (var file : files.filter(one -> one.toString().endsWith("Resource.class"))
                    .toList()) {
                var name = root.relativize(file).toString().replace('/', '.').replace(".class", "");
                found.add(Class.forName(name));
            }
        }
        assertThat(found).allMatch(one -> one.isAnnotationPresent(Path.class));
        return found;
    }
}

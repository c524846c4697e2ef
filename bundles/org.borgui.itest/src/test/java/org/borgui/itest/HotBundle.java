package org.borgui.itest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.example.hot.FailingActivator;
import org.example.hot.HotResource;

/** A bundle with one resource, made here. */
final class HotBundle {

    static final String NAME = "org.example.hot";
    static final String PATH = "/api/x/" + NAME + "/hot";
    static final Map<String, String> FAILING = Map.of("Bundle-Activator", FailingActivator.class.getName());
    static final Map<String, String> LACKING =
            Map.of("Import-Package", "jakarta.ws.rs,org.borgui.spi.web,com.example.nowhere");

    private static final String COMPONENT = "OSGI-INF/hot.xml";

    private HotBundle() {}

    /** The jar. */
    static InputStream jar() throws IOException {
        return jar("1.0.0", Map.of());
    }

    /** The jar of a version, with some headers of its own. */
    static InputStream jar(String version, Map<String, String> headers) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var jar = new JarOutputStream(bytes, manifest(version, headers))) {
            add(jar, HotResource.class);
            add(jar, FailingActivator.class);
            jar.putNextEntry(new JarEntry(COMPONENT));
            jar.write(component().getBytes(UTF_8));
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    private static void add(JarOutputStream jar, Class<?> type) throws IOException {
        var name = type.getName().replace('.', '/') + ".class";
        try (var code = type.getResourceAsStream("/" + name)) {
            if (code == null) {
                throw new IllegalStateException(name + " is missing");
            }
            jar.putNextEntry(new JarEntry(name));
            code.transferTo(jar);
        }
    }

    private static Manifest manifest(String version, Map<String, String> headers) {
        var manifest = new Manifest();
        var main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        var all = new LinkedHashMap<>(Map.of(
                "Bundle-ManifestVersion",
                "2",
                "Bundle-SymbolicName",
                NAME,
                "Bundle-Version",
                version,
                "Import-Package",
                "jakarta.ws.rs,org.borgui.spi.web,org.osgi.framework",
                "Service-Component",
                COMPONENT,
                "Require-Capability",
                "osgi.extender;filter:=\"(osgi.extender=osgi.component)\","
                        + "osgi.implementation;filter:=\"(osgi.implementation=borgui.rest)\""));
        all.putAll(headers);
        all.forEach(main::putValue);
        return manifest;
    }

    private static String component() {
        return """
                <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="%1$s">
                  <property name="borgui.rest.resource" type="Boolean" value="true"/>
                  <service><provide interface="%1$s"/></service>
                  <implementation class="%1$s"/>
                </scr:component>
                """
                .formatted(HotResource.class.getName());
    }
}

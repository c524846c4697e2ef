package org.borgui.itest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.borgui.itest.hot.HotResource;

/** A bundle with one resource, made here. */
final class HotBundle {

    static final String NAME = "org.borgui.itest.hot";
    static final String PATH = "/api/x/" + NAME + "/hot";

    private static final String COMPONENT = "OSGI-INF/hot.xml";

    private HotBundle() {}

    /** The jar. */
    static InputStream jar() throws IOException {
        var bytes = new ByteArrayOutputStream();
        var type = HotResource.class.getName().replace('.', '/') + ".class";
        try (var jar = new JarOutputStream(bytes, manifest());
                var code = HotResource.class.getResourceAsStream("/" + type)) {
            if (code == null) {
                throw new IllegalStateException(type + " is missing");
            }
            jar.putNextEntry(new JarEntry(type));
            code.transferTo(jar);
            jar.putNextEntry(new JarEntry(COMPONENT));
            jar.write(component().getBytes(UTF_8));
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    private static Manifest manifest() {
        var manifest = new Manifest();
        var main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        Map.of(
                        "Bundle-ManifestVersion",
                        "2",
                        "Bundle-SymbolicName",
                        NAME,
                        "Bundle-Version",
                        "1.0.0",
                        "Import-Package",
                        "jakarta.ws.rs,org.borgui.spi.web",
                        "Service-Component",
                        COMPONENT,
                        "Require-Capability",
                        "osgi.extender;filter:=\"(osgi.extender=osgi.component)\","
                                + "osgi.implementation;filter:=\"(osgi.implementation=borgui.rest)\"")
                .forEach(main::putValue);
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

package org.borgui.launcher.probe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.framework.FrameworkUtil;

/** A component that writes each key of its configuration, as a component's annotation type would read it, to a file. */
public final class Configured {

    /** What the components of the server declare. */
    public @interface Config {
        String text() default "never set";

        int port() default -1;

        String empty() default "never set";
    }

    public Configured(Config config, Map<String, Object> properties) throws IOException {
        Map<String, String> seen = new TreeMap<>();
        seen.put("text", config.text());
        seen.put("port", Integer.toString(config.port()));
        seen.put("empty", config.empty());
        Object port = properties.get("port");
        seen.put("portType", port == null ? "none" : port.getClass().getSimpleName());
        StringBuilder lines = new StringBuilder();
        seen.forEach((key, value) -> lines.append(key)
                .append(' ')
                .append(Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8)))
                .append('\n'));
        Files.writeString(Path.of(System.getenv("PROBE_FILE")), lines.toString());
        FrameworkUtil.getBundle(Configured.class)
                .getBundleContext()
                .registerService(
                        Runnable.class,
                        () -> {},
                        FrameworkUtil.asDictionary(Map.of("osgi.condition.id", "borgui.http.ready")));
    }
}

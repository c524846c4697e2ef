package org.borgui.plugins;

import java.nio.file.Path;
import java.util.List;
import org.osgi.framework.Version;

/**
 * A jar that was looked at from end to end, and says what it is.
 *
 * @param path where it lies; it is private to the server, and nobody changes it
 * @param sha256 over the whole file, in hexadecimal
 * @param name symbolic name
 * @param title for people
 * @param imports packages that it asks for
 */
record PluginJar(
        Path path,
        String sha256,
        long size,
        String name,
        Version version,
        String title,
        String description,
        List<String> imports) {

    PluginJar {
        imports = List.copyOf(imports);
    }
}

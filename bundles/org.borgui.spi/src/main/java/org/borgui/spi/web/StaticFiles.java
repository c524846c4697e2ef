package org.borgui.spi.web;

import java.net.URL;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** Files of the console. What lies below {@code assets/} has a hash in its name and never changes. */
@ConsumerType
public interface StaticFiles {

    /** The file at a path such as {@code index.html} or {@code assets/app-1f3c.js}; never leaves the bundle. */
    Optional<URL> find(String path);
}

package org.borgui.console;

import java.net.URL;
import java.util.Arrays;
import java.util.Optional;
import org.borgui.spi.web.StaticFiles;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Finds the console's files below {@code /web} of this bundle. */
@Component
public final class ConsoleFiles implements StaticFiles {

    private final Bundle bundle;

    @Activate
    public ConsoleFiles(BundleContext context) {
        this.bundle = context.getBundle();
    }

    @Override
    public Optional<URL> find(String path) {
        return isPlain(path) ? Optional.ofNullable(bundle.getEntry("web/" + path)) : Optional.empty();
    }

    /** Names divided by single slashes, none of which leads upwards; a folder is not a file. */
    private static boolean isPlain(String path) {
        return path.chars().noneMatch(c -> c == '\\' || c < ' ')
                && Arrays.stream(path.split("/", -1))
                        .noneMatch(name -> name.isEmpty() || name.equals(".") || name.equals(".."));
    }
}

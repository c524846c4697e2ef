package org.borgui.http;

import static org.osgi.service.component.annotations.ReferenceCardinality.MULTIPLE;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;

import java.net.URL;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.borgui.spi.web.StaticFiles;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The files of the consoles that are installed at the moment; the first that has a file gives it. */
@Component(service = ConsoleFiles.class)
public final class ConsoleFiles {

    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");

    private final List<StaticFiles> bundles = new CopyOnWriteArrayList<>();

    @Reference(cardinality = MULTIPLE, policy = DYNAMIC)
    void addFiles(StaticFiles files) {
        bundles.add(files);
    }

    void removeFiles(StaticFiles files) {
        bundles.remove(files);
    }

    /** Only plain names are asked for: nothing encoded, hidden or leading upwards reaches a bundle. */
    Optional<URL> find(String path) {
        return PLAIN.matcher(path).matches()
                ? bundles.stream().flatMap(files -> files.find(path).stream()).findFirst()
                : Optional.empty();
    }
}

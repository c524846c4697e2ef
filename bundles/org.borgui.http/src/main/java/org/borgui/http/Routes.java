package org.borgui.http;

import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which application answers below which literal path; a snapshot that never changes. The longest path wins. */
record Routes(Map<String, Application> table) {

    private static final Logger LOG = LoggerFactory.getLogger(Routes.class);

    Routes {
        table = Map.copyOf(table);
    }

    /** The routes of applications in the order they came; a path that is taken stays with who has it. */
    static Routes of(Collection<Application> applications) {
        var table = new HashMap<String, Application>();
        for (var application : applications) {
            for (var prefix : application.prefixes()) {
                var holder = table.putIfAbsent(prefix, application);
                if (holder != null && holder != application) {
                    LOG.error(
                            "The path {} of {} is refused: {} has it already",
                            prefix,
                            application.owner(),
                            holder.owner());
                }
            }
        }
        return new Routes(table);
    }

    Optional<Application> at(String prefix) {
        return Optional.ofNullable(table.get(prefix));
    }

    /** A path and those above it, longest first, without the root. */
    static List<String> upwards(String path) {
        var paths = new ArrayList<String>();
        for (var p = path; !p.isEmpty(); p = p.substring(0, p.lastIndexOf('/'))) {
            paths.add(p);
        }
        return paths;
    }

    /** The literal beginning of a resource's path below its mount; empty when the class is no root resource. */
    static Optional<String> prefix(String mount, Class<?> resource) {
        return path(resource).map(path -> {
            var prefix = new StringBuilder(mount);
            for (var segment : path.split("/", -1)) {
                if (segment.contains("{")) {
                    break;
                }
                if (!segment.isEmpty()) {
                    prefix.append('/').append(segment);
                }
            }
            return prefix.toString();
        });
    }

    private static Optional<String> path(@Nullable Class<?> resource) {
        if (resource == null) {
            return Optional.empty();
        }
        var path = resource.getAnnotation(Path.class);
        return path == null ? path(resource.getSuperclass()) : Optional.of(path.value());
    }
}

package org.borgui.itest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The distribution that the build has put together. */
final class Distribution {

    /** A bundle as a feature names it. */
    record Bundle(Path jar, int level) {}

    private static final int LEVEL = 20;

    private final Path home;
    private final List<Bundle> bundles = new ArrayList<>();
    private final Map<String, String> properties = new LinkedHashMap<>();

    /** The one of this build. */
    Distribution() throws IOException {
        home = Path.of(System.getProperty("itest.distribution")).toRealPath();
        try (Stream<Path> features = Files.list(home.resolve("features"))) {
            for (var feature : features.sorted().toList()) {
                add(new ObjectMapper().readTree(feature.toFile()));
            }
        }
    }

    /** Each once: two features may need the same. */
    List<Bundle> bundles() {
        return bundles.stream().distinct().toList();
    }

    /** What the features tell the framework, with their places filled in. */
    Map<String, String> properties(Path config, Path data) {
        var filled = new LinkedHashMap<String, String>();
        properties.forEach((key, value) -> filled.put(
                key,
                value.replace("{{home}}", home.toString())
                        .replace("{{config}}", config.toString())
                        .replace("{{data}}", data.toString())));
        return filled;
    }

    private void add(JsonNode feature) {
        for (var bundle : feature.path("bundles")) {
            var id = bundle.path("id").asText().split(":", -1);
            var jar = home.resolve("repository")
                    .resolve(id[0].replace('.', '/'))
                    .resolve(id[1])
                    .resolve(id[2])
                    .resolve(id[1] + "-" + id[2] + ".jar");
            bundles.add(new Bundle(jar, bundle.path("bundleStartLevel").asInt(LEVEL)));
        }
        feature.path("extensions")
                .path("framework-launching-properties")
                .path("json")
                .properties()
                .forEach(property ->
                        properties.put(property.getKey(), property.getValue().asText()));
    }
}

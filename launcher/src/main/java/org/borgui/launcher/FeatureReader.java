package org.borgui.launcher;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.osgi.service.feature.Feature;
import org.osgi.service.feature.FeatureBundle;
import org.osgi.service.feature.FeatureService;

/** Reads OSGi feature files, sorted by name, into one {@link FeatureSet}. */
final class FeatureReader {

    private static final String PROPERTIES = "framework-launching-properties";
    private static final String LEVELS = "bundle-start-levels";
    private static final int DEFAULT_TARGET = 80;

    private final FeatureService service =
            ServiceLoader.load(FeatureService.class).findFirst().orElseThrow();
    private final Map<String, Artifact> artifacts = new LinkedHashMap<>();
    private final Map<String, String> properties = new LinkedHashMap<>();
    private int targetLevel = DEFAULT_TARGET;

    private FeatureReader() {}

    /** @throws LaunchException if the folder holds no feature, or a file is not one */
    static FeatureSet read(Path folder) {
        FeatureReader reader = new FeatureReader();
        files(folder).forEach(reader::add);
        return new FeatureSet(reader.artifacts, reader.properties, reader.targetLevel);
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> files = entries.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new LaunchException(ExitCode.ASSEMBLY, "no features in " + folder);
            }
            return files;
        } catch (IOException e) {
            throw new LaunchException(ExitCode.ASSEMBLY, "no features folder " + folder);
        }
    }

    private void add(Path file) {
        String name = file.getFileName().toString();
        try (Reader reader = Files.newBufferedReader(file)) {
            add(service.readFeature(reader), name);
        } catch (IOException | UncheckedIOException | JsonException | IllegalArgumentException | ClassCastException e) {
            throw new LaunchException(ExitCode.ASSEMBLY, name + " is not a feature: " + e.getMessage());
        }
    }

    private void add(Feature feature, String file) {
        JsonObject levels = extension(feature, LEVELS);
        int level = levels.getInt("defaultStartLevel", 1);
        targetLevel = Math.max(targetLevel, levels.getInt("minimumStartLevel", 0));
        for (FeatureBundle bundle : feature.getBundles()) {
            Object own = bundle.getMetadata().get("bundleStartLevel");
            Artifact artifact = Artifact.of(bundle.getID(), own == null ? level : number(own), file);
            artifacts.putIfAbsent(artifact.id(), artifact);
        }
        extension(feature, PROPERTIES).forEach((key, value) -> {
            String text = value instanceof JsonString string ? string.getString() : value.toString();
            String before = properties.put(key, text);
            if (before != null && !before.equals(text)) {
                throw new IllegalArgumentException("another feature sets " + key + " to another value");
            }
        });
    }

    private static int number(Object value) {
        return value instanceof Number number ? number.intValue() : Integer.parseInt(value.toString());
    }

    private static JsonObject extension(Feature feature, String name) {
        var extension = feature.getExtensions().get(name);
        if (extension == null) {
            return JsonObject.EMPTY_JSON_OBJECT;
        }
        try (JsonReader reader = Json.createReader(new StringReader(extension.getJSON()))) {
            return reader.readObject();
        }
    }
}

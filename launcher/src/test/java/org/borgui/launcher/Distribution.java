package org.borgui.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.borgui.launcher.probe.Ready;

/** A small distribution in a folder of its own: features, repository, configuration. */
final class Distribution {

    static final Path FEATURES = Path.of("..", "features");
    static final Path CONFIG = Path.of("..", "config");

    private static final List<Path> CLASS_PATH = Stream.of(
                    System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .toList();
    private static final Pattern BUNDLE = Pattern.compile("\"id\": \"([^:\"]+):([^:\"]+):\\$\\{[^}]+}\", \"bundle");

    private final Path home;
    private final List<String> bundles = new ArrayList<>();
    private int level = 20;
    private String ready = "(osgi.condition.id=borgui.http.ready)";

    Distribution(Path home) throws IOException {
        this.home = home;
        for (String folder : List.of("features", "repository", "config")) {
            Files.createDirectories(home.resolve(folder));
        }
    }

    Path home() {
        return home;
    }

    /** Adds the feature that everything stands on, as it is shipped, with the versions that the tests have. */
    Distribution withBase() throws IOException {
        Matcher matcher = BUNDLE.matcher(Files.readString(FEATURES.resolve("base.json")));
        StringBuilder json = new StringBuilder();
        while (matcher.find()) {
            Path jar = onClassPath(matcher.group(2));
            String version = jar.getFileName()
                    .toString()
                    .substring(matcher.group(2).length() + 1)
                    .replace(".jar", "");
            Path place = place(matcher.group(1), matcher.group(2), version);
            Files.createDirectories(place.getParent());
            Files.copy(jar, place);
            matcher.appendReplacement(
                    json, "\"id\": \"" + matcher.group(1) + ":" + matcher.group(2) + ":" + version + "\", \"bundle");
        }
        matcher.appendTail(json);
        Files.writeString(home.resolve("features/base.json"), json.toString().replace("${project.version}", "1.0.0"));
        return this;
    }

    Distribution withBundle(
            String name, Map<String, String> headers, List<Class<?>> classes, Map<String, String> resources)
            throws IOException {
        Bundles.write(place("test", name, "1.0.0"), name, headers, classes, resources);
        return naming(name);
    }

    Distribution withBundle(String name, Map<String, String> headers) throws IOException {
        return withBundle(name, headers, List.of(), Map.of());
    }

    Distribution withActivator(Class<?> activator) throws IOException {
        return withBundle(
                "probe." + activator.getSimpleName(),
                Map.of("Bundle-Activator", activator.getName(), "Import-Package", "org.osgi.framework"),
                activator == Ready.class ? List.of(activator) : List.of(activator, Ready.class),
                Map.of());
    }

    /** Names an artifact that need not be there. */
    Distribution naming(String name) {
        bundles.add("{\"id\": \"test:" + name + ":1.0.0\", \"bundleStartLevel\": " + level + "}");
        return this;
    }

    /** The start level of what is added from here on. */
    Distribution onLevel(int next) {
        level = next;
        return this;
    }

    Distribution readyWhen(String filter) {
        ready = filter;
        return this;
    }

    /** Starts the launcher on it. */
    Run run(Map<String, String> environment, String... words) throws IOException {
        Files.writeString(
                home.resolve("features/test.json"),
                """
                {"feature-resource-version": "1.0", "id": "test:feature:1.0.0", "bundles": [%s],
                 "extensions": {"framework-launching-properties": {"kind": "mandatory", "type": "json", "json":
                   {"launcher.ready": "%s", "launcher.ready.timeout": "3", "launcher.command.level": "25"}}}}"""
                        .formatted(String.join(",", bundles), ready));
        return Run.start(home, environment, words);
    }

    static Path onClassPath(String artifact) {
        Pattern name = Pattern.compile(Pattern.quote(artifact) + "-\\d.*\\.jar");
        return CLASS_PATH.stream()
                .filter(path -> name.matcher(path.getFileName().toString()).matches())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(artifact + " is not a test dependency"));
    }

    private Path place(String group, String name, String version) {
        return home.resolve("repository")
                .resolve(group.replace('.', '/'))
                .resolve(name)
                .resolve(version)
                .resolve(name + "-" + version + ".jar");
    }
}

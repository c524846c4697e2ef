package org.borgui.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The folder of bundles, in Maven layout. */
record Repository(Path folder) {

    Path file(Artifact artifact) {
        return folder.resolve(artifact.path());
    }

    /** @throws LaunchException naming every artifact that a feature wants and nobody put here */
    void requireAll(FeatureSet features) {
        List<String> missing = features.bundles().stream()
                .filter(artifact -> !Files.isRegularFile(file(artifact)))
                .map(artifact -> artifact.id() + " (" + artifact.feature() + ")")
                .toList();
        if (!missing.isEmpty()) {
            throw new LaunchException(
                    ExitCode.ASSEMBLY, "these artifacts are not in " + folder + ":\n  " + String.join("\n  ", missing));
        }
    }

    /** @throws LaunchException naming every jar that lies here and no feature wants */
    void requireNothingElse(FeatureSet features) {
        Set<Path> wanted = features.bundles().stream().map(this::file).collect(Collectors.toSet());
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> unused = files.filter(file -> file.toString().endsWith(".jar"))
                    .filter(file -> !wanted.contains(file))
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
            if (!unused.isEmpty()) {
                throw new LaunchException(ExitCode.ASSEMBLY, "no feature names\n  " + String.join("\n  ", unused));
            }
        } catch (IOException e) {
            throw new LaunchException(ExitCode.ASSEMBLY, "cannot read " + folder + ": " + e.getMessage());
        }
    }
}

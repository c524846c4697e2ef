package org.borgui.launcher;

import java.nio.file.Path;
import org.osgi.service.feature.ID;

/**
 * A bundle that a feature names.
 *
 * @param id group:artifact:version, as in the feature
 * @param path where it lies, relative to the repository
 * @param level the start level
 * @param feature the file name of the feature that names it
 */
record Artifact(String id, Path path, int level, String feature) {

    static Artifact of(ID id, int level, String feature) {
        String classifier = id.getClassifier().map("-"::concat).orElse("");
        String file = id.getArtifactId() + "-" + id.getVersion() + classifier + "."
                + id.getType().orElse("jar");
        Path path = Path.of(id.getGroupId().replace('.', '/'), id.getArtifactId(), id.getVersion(), file);
        return new Artifact(id.toString(), path, level, feature);
    }
}

package org.borgui.launcher;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All features together.
 *
 * @param artifacts the bundles by id, in the order of the files
 * @param properties framework properties, placeholders not yet filled in
 * @param targetLevel the start level the framework is raised to
 */
record FeatureSet(Map<String, Artifact> artifacts, Map<String, String> properties, int targetLevel) {

    FeatureSet {
        artifacts = new LinkedHashMap<>(artifacts);
        properties = Map.copyOf(properties);
    }

    Collection<Artifact> bundles() {
        return artifacts.values();
    }
}

package org.borgui.rest.files;

import org.borgui.api.files.FileEntry;

record PathFacts(boolean exists, boolean isDirectory, boolean isBorgRepo, String path) {

    static PathFacts of(FileEntry entry) {
        return new PathFacts(true, entry.folder(), entry.repository(), entry.path());
    }

    static PathFacts root(String path) {
        return new PathFacts(true, true, false, path);
    }

    static PathFacts missing(String path) {
        return new PathFacts(false, false, false, path);
    }
}

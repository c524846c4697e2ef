package org.borgui.api.files;

import java.time.Instant;

/** A file or folder of this machine. */
public record FileEntry(
        String name,
        String path,
        boolean folder,
        long size,
        Instant modified,
        boolean repository,
        boolean root,
        String permissions) {}

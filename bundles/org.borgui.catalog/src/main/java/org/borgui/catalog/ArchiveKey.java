package org.borgui.catalog;

import java.util.regex.Pattern;
import org.borgui.api.RepositoryId;

/** An archive by borg's identity of it, which names its file here. */
record ArchiveKey(RepositoryId repository, String borgId) {

    private static final Pattern HEX = Pattern.compile("[0-9a-f]{8,64}");

    ArchiveKey {
        if (!HEX.matcher(borgId).matches()) {
            throw new IllegalArgumentException("'%s' is no archive's identity".formatted(borgId));
        }
    }
}

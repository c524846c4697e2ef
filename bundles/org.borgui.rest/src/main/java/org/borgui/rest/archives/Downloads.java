package org.borgui.rest.archives;

import java.util.Map;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.archive.Entry;

/** What may be downloaded from an archive: regular files, one at a time. */
final class Downloads {

    private Downloads() {}

    static void requireFile(Entry entry) {
        if (entry.type() != '-') {
            throw new RefusedException(
                    Reason.INVALID,
                    "backend.errors.archives.notAFile",
                    Map.of("path", entry.path()),
                    "'%s' is not a regular file. Restore it instead.".formatted(entry.path()));
        }
    }
}

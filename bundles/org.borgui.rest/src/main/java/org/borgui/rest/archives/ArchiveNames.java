package org.borgui.rest.archives;

import java.util.regex.Pattern;
import org.borgui.api.RepositoryId;
import org.borgui.api.access.Caller;
import org.borgui.api.archive.Archive;
import org.borgui.api.archive.ArchiveService;

/** Existing clients name an archive by its name or by borg's identity of it. */
final class ArchiveNames {

    private static final Pattern BORG_ID = Pattern.compile("[0-9a-f]{64}");

    private ArchiveNames() {}

    static String name(ArchiveService archives, Caller caller, RepositoryId repository, String nameOrId) {
        if (!BORG_ID.matcher(nameOrId).matches()) {
            return nameOrId;
        }
        return archives.list(caller, repository).stream()
                .filter(archive -> archive.borgId().equals(nameOrId))
                .map(Archive::name)
                .findFirst()
                .orElse(nameOrId);
    }
}

package org.borgui.core.restore;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.RepositoryId;
import org.borgui.api.access.Caller;
import org.borgui.api.archive.ArchiveService;

/** The folders that lead to what is restored: some the archive describes, others are only in its paths. */
final class Way {

    private static final Caller SELF = Caller.server("restore");

    private final ArchiveService archives;
    private final RepositoryId repository;
    private final String archive;

    Way(ArchiveService archives, RepositoryId repository, String archive) {
        this.archives = archives;
        this.repository = repository;
        this.archive = archive;
    }

    /** Those that the archive describes, to be extracted with their owners and modes. */
    List<String> to(List<String> paths) {
        var folders = new LinkedHashSet<String>();
        for (var path : paths) {
            for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
                if (!folders.add(path.substring(0, end))) {
                    break;
                }
            }
        }
        return folders.stream().filter(this::isDescribedFolder).toList();
    }

    /** Treats those that only paths name as if they had been made in the destination. */
    void settle(Path staging, Path destination) throws IOException {
        settle(staging, "", destination);
    }

    private void settle(Path staged, String path, Path destination) throws IOException {
        for (var name : OpenFolder.names(staged)) {
            var child = staged.resolve(name);
            var childPath = path.isEmpty() ? name.toString() : path + "/" + name;
            if (Files.isDirectory(child, NOFOLLOW_LINKS) && !isDescribed(childPath)) {
                settle(child, childPath, destination);
                Inherited.like(child, destination);
            }
        }
    }

    /** Anything else on the way, such as a link, is left out: what is below it must not be written through it. */
    private boolean isDescribedFolder(String path) {
        var entry = archives.entry(SELF, repository, archive, path);
        return entry.isFolder() && !entry.mode().isEmpty();
    }

    /** One that only paths name has no mode. */
    private boolean isDescribed(String folder) {
        try {
            return !archives.entry(SELF, repository, archive, folder).mode().isEmpty();
        } catch (RefusedException e) {
            if (e.reason() == Reason.NOT_FOUND) {
                return true; // a name that is not UTF-8: borg spells it otherwise
            }
            throw e;
        }
    }
}

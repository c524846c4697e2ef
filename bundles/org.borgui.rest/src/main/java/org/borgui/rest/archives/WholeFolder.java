package org.borgui.rest.archives;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.RepositoryId;
import org.borgui.api.access.Caller;
import org.borgui.api.archive.ArchiveService;
import org.borgui.api.archive.Entry;
import org.borgui.api.archive.Listing;
import org.jspecify.annotations.Nullable;

/** All pages of one folder. An archive that was never read is read first, and that takes its time. */
record WholeFolder(ArchiveService archives, Caller caller, RepositoryId repository, String archive, String path) {

    private static final int PAGE = 1000;
    private static final int MOST = 200_000;

    static String trimmed(String path) {
        int from = 0;
        int to = path.length();
        while (from < to && path.charAt(from) == '/') {
            from++;
        }
        while (to > from && path.charAt(to - 1) == '/') {
            to--;
        }
        return path.substring(from, to);
    }

    List<Entry> entries() {
        var all = new ArrayList<Entry>();
        var page = firstPage();
        all.addAll(page.entries());
        for (@Nullable String next = page.next(); next != null; next = page.next()) {
            requireRoom(all.size());
            page = archives.browse(caller, repository, archive, path, next, PAGE);
            all.addAll(page.entries());
        }
        return all;
    }

    private Listing firstPage() {
        var page = archives.browse(caller, repository, archive, path, "", PAGE);
        if (page.ready()) {
            return page;
        }
        archives.entry(caller, repository, archive, path); // waits until the archive has been read
        return archives.browse(caller, repository, archive, path, "", PAGE);
    }

    private static void requireRoom(int size) {
        if (size >= MOST) {
            throw new RefusedException(
                    Reason.TOO_LARGE,
                    "backend.errors.browse.archiveTooLarge",
                    Map.of("limit", MOST),
                    "This folder has more than %d entries. Open it in the console, which reads it in pages."
                            .formatted(MOST));
        }
    }
}

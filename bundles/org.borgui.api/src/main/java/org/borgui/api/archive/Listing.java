package org.borgui.api.archive;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a folder in an archive: folders first, then by name.
 *
 * @param ready false while the archive is being read for the first time; the entries are then those known so far
 * @param read how many entries of the archive have been read by now
 * @param next where the next page begins, null after the last
 */
public record Listing(List<Entry> entries, @Nullable String next, long total, boolean ready, long read) {

    public Listing {
        entries = List.copyOf(entries);
    }
}

package org.borgui.rest.catalog;

import java.util.List;
import org.borgui.api.archive.Entry;
import org.borgui.api.archive.Listing;
import org.jspecify.annotations.Nullable;

/**
 * A page of a folder in an archive.
 *
 * @param next what to send as {@code after} for the next page, null after the last
 * @param ready false while the archive is read for the first time
 * @param read how many entries of it have been read by now
 */
record EntryPage(List<EntryView> items, @Nullable String next, long total, boolean ready, long read) {

    static EntryPage of(Listing listing) {
        return new EntryPage(
                listing.entries().stream().map(EntryView::of).toList(),
                listing.next(),
                listing.total(),
                listing.ready(),
                listing.read());
    }

    /** One entry; folders have no size of their own. */
    record EntryView(
            String name,
            String path,
            String type,
            @Nullable Long size,
            String modified,
            String mode,
            String user,
            String group,
            @Nullable String link) {

        static EntryView of(Entry entry) {
            return new EntryView(
                    entry.name(),
                    entry.path(),
                    type(entry.type()),
                    entry.isFolder() ? null : entry.size(),
                    entry.modified(),
                    entry.mode(),
                    entry.user(),
                    entry.group(),
                    entry.link());
        }

        private static String type(char letter) {
            return switch (letter) {
                case '-' -> "file";
                case 'd' -> "directory";
                case 'l' -> "symlink";
                default -> "other";
            };
        }
    }
}

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

    /**
     * One entry.
     *
     * @param size of a folder: of all that is below it, and null while that is not known
     * @param files below a folder, at any depth; null for all else
     */
    record EntryView(
            String name,
            String path,
            String type,
            @Nullable Long size,
            @Nullable Long files,
            String modified,
            String mode,
            String user,
            String group,
            @Nullable String link) {

        static EntryView of(Entry entry) {
            var totals = entry.totals();
            Long size = entry.isFolder() ? null : entry.size();
            return new EntryView(
                    entry.name(),
                    entry.path(),
                    type(entry.type()),
                    totals == null ? size : Long.valueOf(totals.size()),
                    totals == null ? null : totals.files(),
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

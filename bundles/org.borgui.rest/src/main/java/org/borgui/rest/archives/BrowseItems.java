package org.borgui.rest.archives;

import java.util.List;
import org.borgui.api.archive.Entry;
import org.jspecify.annotations.Nullable;

/** A folder of an archive, as existing clients read it: folders first. */
record BrowseItems(List<Item> items) {

    /**
     * An entry; whatever is not a folder is a file here.
     *
     * @param managed this server has put it there, to check restores by
     */
    record Item(
            String name,
            String type,
            @Nullable Long size,
            @Nullable String mtime,
            String path,
            boolean managed,
            @Nullable String managedType) {

        static Item of(Entry entry) {
            return new Item(
                    entry.name(),
                    entry.isFolder() ? "directory" : "file",
                    size(entry),
                    entry.modified(),
                    entry.path(),
                    isCanary(entry),
                    isCanary(entry) ? "restore_canary" : null);
        }

        private static boolean isCanary(Entry entry) {
            return ("/" + entry.path() + "/").contains("/.borgui-canary/");
        }

        /** A folder is as large as all that is below it. */
        private static @Nullable Long size(Entry entry) {
            var totals = entry.totals();
            if (totals != null) {
                return totals.size();
            }
            return entry.isFolder() ? null : entry.size();
        }
    }
}

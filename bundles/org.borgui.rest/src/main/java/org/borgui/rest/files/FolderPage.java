package org.borgui.rest.files;

import java.util.List;
import org.borgui.api.files.FileEntry;
import org.borgui.api.files.FileService.Folder;
import org.borgui.rest.Times;
import org.jspecify.annotations.Nullable;

/** A folder of this machine and what is in it. */
record FolderPage(String currentPath, List<FolderItem> items, @Nullable String parentPath, boolean isInsideLocalMount) {

    static FolderPage of(Folder folder) {
        return new FolderPage(
                folder.path(),
                folder.entries().stream().map(FolderItem::of).toList(),
                folder.parent().orElse(null),
                true);
    }

    /** What is shown above all roots. */
    static FolderPage ofRoots(List<String> roots) {
        return new FolderPage("/", roots.stream().map(FolderItem::root).toList(), null, false);
    }

    /** Something in a folder. */
    record FolderItem(
            String name,
            String path,
            boolean isDirectory,
            @Nullable Long size,
            @Nullable String modified,
            boolean isBorgRepo,
            boolean isLocalMount,
            String permissions) {

        static FolderItem of(FileEntry entry) {
            return new FolderItem(
                    entry.name(),
                    entry.path(),
                    entry.folder(),
                    entry.folder() ? null : entry.size(),
                    Times.text(entry.modified()),
                    entry.repository(),
                    entry.root(),
                    entry.permissions());
        }

        static FolderItem root(String path) {
            return new FolderItem(path, path, true, null, null, false, true, "");
        }
    }
}

package org.borgui.api.archive;

import org.jspecify.annotations.Nullable;

/**
 * One thing in an archive.
 *
 * @param path as in the archive: no leading slash
 * @param type borg's letter: {@code d} folder, {@code -} file, {@code l} symbolic link, {@code p} fifo, {@code b c} devices
 * @param mode as {@code ls} shows it
 * @param modified borg's local time, ISO 8601 without a zone
 * @param link where a symbolic link points, or the first name of a hard link
 * @param totals what lies below a folder; null for all else, and where it is not known
 */
public record Entry(
        String path,
        char type,
        long size,
        String mode,
        String user,
        String group,
        String modified,
        @Nullable String link,
        @Nullable FolderTotals totals) {

    /** Without totals, as borg lists it. */
    public Entry(
            String path,
            char type,
            long size,
            String mode,
            String user,
            String group,
            String modified,
            @Nullable String link) {
        this(path, type, size, mode, user, group, modified, link, null);
    }

    public boolean isFolder() {
        return type == 'd';
    }

    /** The last segment of the path. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}

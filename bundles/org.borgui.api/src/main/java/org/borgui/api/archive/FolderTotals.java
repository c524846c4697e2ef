package org.borgui.api.archive;

/**
 * What lies below a folder of an archive, at any depth.
 *
 * @param files everything that is not a folder
 * @param size of all of them as borg lists them, in bytes; what has several hard links counts once
 */
public record FolderTotals(long files, long size) {}

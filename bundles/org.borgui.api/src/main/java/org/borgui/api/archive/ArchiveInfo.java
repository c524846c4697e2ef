package org.borgui.api.archive;

/**
 * What {@code borg info REPO::ARCHIVE} says; sizes in bytes.
 *
 * @param json borg's own document, for clients that read it
 */
public record ArchiveInfo(
        Archive archive, long originalSize, long compressedSize, long deduplicatedSize, long files, String json) {}

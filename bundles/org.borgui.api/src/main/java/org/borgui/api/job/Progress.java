package org.borgui.api.job;

import org.jspecify.annotations.Nullable;

/**
 * How far a job is. Sizes in bytes; null is "cannot be known", and shown as such.
 *
 * @param current what is being worked on
 * @param percent 0 to 100
 * @param expected the total, in bytes
 */
public record Progress(
        long originalSize,
        long compressedSize,
        long deduplicatedSize,
        long files,
        String current,
        @Nullable Double percent,
        double bytesPerSecond,
        @Nullable Long expected,
        @Nullable Long secondsLeft) {

    /** The first sample, sent before anything has been done. */
    public static Progress begun() {
        return new Progress(0, 0, 0, 0, "", null, 0, null, null);
    }
}

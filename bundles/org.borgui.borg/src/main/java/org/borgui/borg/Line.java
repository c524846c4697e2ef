package org.borgui.borg;

import org.jspecify.annotations.Nullable;

/** A line of borg's error output, understood. */
sealed interface Line {

    /**
     * Something for people to read.
     *
     * @param level such as {@code WARNING}
     * @param id of the kind of message, where borg gives one
     */
    record Message(String level, String logger, @Nullable String id, String text) implements Line {

        boolean isError() {
            return level.equals("ERROR") || level.equals("CRITICAL");
        }

        boolean isWarning() {
            return level.equals("WARNING");
        }

        /** The path of an entry that borg lists. */
        boolean isListed() {
            return logger.equals("borg.output.list");
        }
    }

    /** How far a create is. */
    record Archived(long originalSize, long compressedSize, long deduplicatedSize, long files, String path)
            implements Line {}

    /** What create has made, and borg's identity of it. */
    record Created(String borgId, Archived size) implements Line {}

    /** How far an extract is. */
    record Extracted(long current, long total, String path) implements Line {}

    /** How far a compact or check is; the message is borg's own. */
    record Step(String message, long current, long total) implements Line {

        double percent() {
            return 100.0 * current / total;
        }
    }

    /** What became of a file that could not be read well. */
    record FileStatus(String status, String path) implements Line {}

    /** Of no use to anybody but borg's own console. */
    record Noise() implements Line {}

    /** Not JSON: a usage error, or the cry of a dying program. */
    record Raw(String text) implements Line {}
}

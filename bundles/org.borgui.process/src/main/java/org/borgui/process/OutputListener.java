package org.borgui.process;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears what a program prints, line by line and without the line's end. Bytes that are not UTF-8 arrive as {@code U+FFFD}.
 *
 * <p>Each pipe is read by a thread of its own: {@code out} and {@code err} may be called at the same time, but neither
 * twice at once. A listener that throws ends the program, and the exception reaches whoever runs it.
 */
@ConsumerType
public interface OutputListener {

    /** A line of the standard output. */
    default void out(String line) {}

    /** A line of the error output. */
    default void err(String line) {}
}

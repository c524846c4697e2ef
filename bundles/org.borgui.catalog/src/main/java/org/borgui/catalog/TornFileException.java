package org.borgui.catalog;

import java.nio.channels.ClosedChannelException;

/** A file of contents could not be read. */
final class TornFileException extends RuntimeException {

    TornFileException(RuntimeException cause) {
        super(cause);
    }

    /** Whether the file itself is in order: an interrupted thread closes the file under all who read it. */
    boolean onlyClosed() {
        for (Throwable cause = getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ClosedChannelException) {
                return true;
            }
        }
        return false;
    }
}

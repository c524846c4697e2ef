package org.borgui.catalog.index;

/** A file of contents cannot be read: it is damaged, or sealed with another key. */
public final class TornFileException extends RuntimeException {

    TornFileException(Exception cause) {
        super(cause);
    }
}

package org.borgui.catalog.index;

/** A file of contents cannot be read any more: it is damaged, sealed with another key, or not there. */
public final class TornFileException extends RuntimeException {

    TornFileException(Exception cause) {
        super(cause);
    }
}

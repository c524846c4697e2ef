package org.borgui.spi.state;

/** Somebody else wrote the document since it was read. Read it again, and decide again. */
public final class StaleVersionException extends RuntimeException {

    public StaleVersionException(String collection, long id, long expected) {
        super("document %d of %s is not at version %d any more".formatted(id, collection, expected));
    }
}

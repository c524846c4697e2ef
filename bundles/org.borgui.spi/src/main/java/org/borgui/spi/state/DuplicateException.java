package org.borgui.spi.state;

/** Another document of the collection has the same values in a unique index. */
public final class DuplicateException extends RuntimeException {

    private final String index;

    public DuplicateException(String collection, String index) {
        super("another document of %s has the same %s".formatted(collection, index));
        this.index = index;
    }

    /** The index that refused. */
    public String index() {
        return index;
    }
}

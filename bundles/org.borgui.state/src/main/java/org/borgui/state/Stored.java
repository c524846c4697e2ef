package org.borgui.state;

/** A document as it was read: write it back with its version, and nobody else's change is lost. */
public record Stored<T>(long id, long version, T value) {

    /** The same document with another value. */
    public Stored<T> with(T changed) {
        return new Stored<>(id, version, changed);
    }
}

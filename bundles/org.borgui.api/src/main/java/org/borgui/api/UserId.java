package org.borgui.api;

/** Identity of a user; never reused, so that a new user of an old name inherits nothing. */
public record UserId(long value) {

    /** Reads what a path or query parameter carries. */
    public static UserId fromString(String text) {
        return new UserId(Numbers.id(text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}

package org.borgui.api;

/** Identity of one wipe of a repository, from its preview on, in one rising sequence. */
public record WipeId(long value) {

    /** Reads what a path or query parameter carries. */
    public static WipeId fromString(String text) {
        return new WipeId(Numbers.id(text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}

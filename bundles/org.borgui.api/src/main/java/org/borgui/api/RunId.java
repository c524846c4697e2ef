package org.borgui.api;

/** Identity of one run of a plan, in one rising sequence. */
public record RunId(long value) {

    /** Reads what a path or query parameter carries. */
    public static RunId fromString(String text) {
        return new RunId(Numbers.id(text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}

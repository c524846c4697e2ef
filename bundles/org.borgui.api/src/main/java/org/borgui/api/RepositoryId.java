package org.borgui.api;

/** Identity of a repository; never reused. */
public record RepositoryId(long value) {

    /** Reads what a path or query parameter carries. */
    public static RepositoryId fromString(String text) {
        return new RepositoryId(Numbers.id(text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}

package org.borgui.api;

/** Identity of a job. All jobs, of whatever operation, share one rising sequence. */
public record JobId(long value) {

    /** Reads what a path or query parameter carries. */
    public static JobId fromString(String text) {
        return new JobId(Numbers.id(text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}

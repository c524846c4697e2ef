package org.borgui.process;

/**
 * How much of each pipe is handed on, in bytes. What is more is read and dropped, and a mark says so.
 *
 * @param line of one line
 * @param total of all lines
 */
public record Limits(int line, long total) {

    private static final int MIB = 1 << 20;

    public Limits {
        if (line < 1 || total < 1) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }

    /** 1 MiB a line and 100 MiB in all. */
    public static Limits standard() {
        return new Limits(MIB, 100L * MIB);
    }

    /** 1 MiB a line and any number of lines, for a listener that keeps none of them. */
    public static Limits endless() {
        return new Limits(MIB, Long.MAX_VALUE);
    }
}

package org.borgui.api;

import java.util.Locale;

/** Sizes as people read them, in log lines and sentences. */
public final class Size {

    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB"};
    private static final int STEP = 1000;

    private Size() {}

    /** Such as {@code 1.40 GB}; decimal units, as borg prints them. */
    public static String text(long bytes) {
        var value = (double) bytes;
        var unit = 0;
        while (Math.abs(value) >= STEP && unit < UNITS.length - 1) {
            value /= STEP;
            unit++;
        }
        return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.2f %s", value, UNITS[unit]);
    }
}

package org.borgui.rest;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Sizes as existing clients show them. */
public final class Sizes {

    private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB", "PB"};

    private Sizes() {}

    /** Bytes as a text such as {@code 1.23 GB}, counted in steps of 1024. */
    public static String text(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, "%.2f %s", value, UNITS[unit]);
    }

    /** The same for a size that may not be known. */
    public static @Nullable String textOrNull(@Nullable Long bytes) {
        return bytes == null ? null : text(bytes);
    }
}

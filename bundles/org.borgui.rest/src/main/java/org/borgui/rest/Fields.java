package org.borgui.rest;

import java.util.Map;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.jspecify.annotations.Nullable;

/** What bodies and queries must and must not hold. */
public final class Fields {

    private Fields() {}

    /** The value; refuses with the contract's list of missing fields when there is none. */
    public static <T> T required(@Nullable T value, String field) {
        if (value == null) {
            throw missing(field);
        }
        return value;
    }

    /** The refusal of a request that lacks a field, or several: their names with commas between. */
    public static RefusedException missing(String... fields) {
        var names = String.join(",", fields);
        return new RefusedException(
                Reason.UNPROCESSABLE, "missing", Map.of("field", names), "Missing: %s.".formatted(names));
    }

    /** The refusal of a field whose value is of the wrong type. */
    public static RefusedException wrongType(String field, String expected) {
        return new RefusedException(
                Reason.UNPROCESSABLE,
                "backend.errors.wrongType",
                Map.of("field", field, "expected", expected),
                "The field '%s' has to be %s.".formatted(field, expected));
    }

    /** The value between two bounds: what is out of them is taken as the nearest bound. */
    public static int between(int least, int value, int most) {
        return Math.max(least, Math.min(value, most));
    }
}

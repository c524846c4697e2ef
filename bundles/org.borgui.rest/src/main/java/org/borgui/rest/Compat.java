package org.borgui.rest;

import java.util.Map;
import java.util.function.Supplier;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;

/** Answers that are odd, and that existing clients rely on. All of them stand here. */
public final class Compat {

    private Compat() {}

    /** What is missing is told as a failure of the server (500). */
    public static <T> T failedWhenMissing(String key, Supplier<T> asked) {
        try {
            return asked.get();
        } catch (RefusedException e) {
            throw e.reason() == Reason.NOT_FOUND
                    ? new RefusedException(Reason.FAILED, key, Map.of("error", e.getMessage()), e.getMessage())
                    : e;
        }
    }

    /** What is missing is told by the name that the clients of this call look for (404). */
    public static <T> T namedWhenMissing(String key, Supplier<T> asked) {
        try {
            return asked.get();
        } catch (RefusedException e) {
            throw e.reason() == Reason.NOT_FOUND ? RefusedException.notFound(key, e.getMessage()) : e;
        }
    }

    /** What is missing is told as if it were there and empty (200). */
    public static <T> T emptyWhenMissing(T empty, Supplier<T> asked) {
        try {
            return asked.get();
        } catch (RefusedException e) {
            if (e.reason() == Reason.NOT_FOUND) {
                return empty;
            }
            throw e;
        }
    }
}

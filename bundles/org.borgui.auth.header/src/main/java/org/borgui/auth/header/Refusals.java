package org.borgui.auth.header;

import java.util.Map;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;

/** The refusals of this bundle: each key with its sentence, once. */
final class Refusals {

    private Refusals() {}

    static RefusedException several(String header) {
        return refused(
                "headerAmbiguous",
                header,
                "The header %s came more than once, or holds a list. The proxy has to replace what clients send, not to add to it.");
    }

    static RefusedException notUtf8(String header) {
        return refused("headerNotUtf8", header, "The header %s is not in UTF-8. The proxy has to send UTF-8.");
    }

    static RefusedException noUsername(String header) {
        return refused(
                "headerNoUsername",
                header,
                "The header %s holds no user name: that has 1 to 64 characters, and none of them is invisible.");
    }

    private static RefusedException refused(String what, String header, String message) {
        return new RefusedException(
                Reason.INVALID, "backend.errors.auth." + what, Map.of("header", header), message.formatted(header));
    }
}

package org.borgui.api.access;

import java.util.Locale;

/** What is done with a {@link Resource}; none includes another. */
public enum Verb {
    READ,
    /** Makes, changes or starts something. */
    WRITE,
    /** Destroys for good, hands out keys, or changes what people may do: what a browser has to prove itself anew for. */
    CRITICAL;

    /** The name on the wire, such as {@code read}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}

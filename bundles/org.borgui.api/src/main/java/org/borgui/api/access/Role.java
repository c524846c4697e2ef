package org.borgui.api.access;

import java.util.Locale;

/** What a user may do on the whole server; each role includes the ones before it. */
public enum Role {
    VIEWER,
    OPERATOR,
    ADMIN;

    /** Whether this role may do what the other may. */
    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }

    /** The name on the wire: {@code viewer}, {@code operator}, {@code admin}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}

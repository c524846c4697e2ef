package org.borgui.api.access;

import java.util.Locale;

/** What a user may do with one repository; the second includes the first. */
public enum RepositoryRole {
    VIEWER,
    OPERATOR;

    /** Whether this role may do what the other may. */
    public boolean includes(RepositoryRole other) {
        return compareTo(other) >= 0;
    }

    /** The name on the wire: {@code viewer}, {@code operator}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}

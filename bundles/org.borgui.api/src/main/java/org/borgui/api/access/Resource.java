package org.borgui.api.access;

import java.util.Locale;

/** What the server has, as far as a token can be limited to a part of it. */
public enum Resource {
    ACCOUNT,
    REPOSITORIES,
    ARCHIVES,
    BACKUPS,
    RESTORES,
    JOBS,
    PLANS,
    MAINTENANCE,
    FILES,
    USERS,
    NOTIFICATIONS,
    SYSTEM,
    AUDIT;

    /** The name on the wire, such as {@code repositories}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}

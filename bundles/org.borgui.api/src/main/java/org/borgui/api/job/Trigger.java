package org.borgui.api.job;

import java.util.Locale;

/** What started a job. */
public enum Trigger {
    MANUAL,
    SCHEDULE,
    BACKUP_PLAN;

    /** The name on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}

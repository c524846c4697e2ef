package org.borgui.api.job;

import java.util.Locale;

/** Jobs that are counted together: of each group only some run at once, and the others wait. */
public enum JobGroup {
    /** Backups that somebody asked for. */
    BACKUPS,
    /** Backups that plans make. */
    SCHEDULED_BACKUPS,
    /** Checks that plans make. */
    SCHEDULED_CHECKS,
    /** What else plans do: it follows their backups. */
    CARE,
    /** Restores: they wait for each other alone. */
    RESTORES,
    /** What else somebody has asked for: deletions, checks by hand. */
    OTHERS;

    /** The group of a job. */
    public static JobGroup of(Job job) {
        boolean manual = job.trigger() == Trigger.MANUAL;
        return switch (job.operation()) {
            case "create" -> manual ? BACKUPS : SCHEDULED_BACKUPS;
            case "extract" -> RESTORES;
            case "check", "restore-check" -> manual ? OTHERS : SCHEDULED_CHECKS;
            default -> manual ? OTHERS : CARE;
        };
    }

    /** The name on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package org.borgui.api.job;

/**
 * How many jobs of a group run at once.
 *
 * @param backups those that somebody asked for
 * @param scheduledBackups those of plans
 * @param scheduledChecks those of plans
 */
public record JobLimits(int backups, int scheduledBackups, int scheduledChecks) {

    /** What holds while nobody has said anything else: a check reads all of a repository, so that two are many. */
    public static JobLimits usual() {
        return new JobLimits(4, 4, 2);
    }
}

package org.borgui.rest.repositories;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a repository is cared for.
 *
 * @param lastCheck when the last check ended that found it sound
 * @param checkFailed a check has found damage, and no whole one since has found none
 * @param lastRestoreCheck when it was last proved that an archive can be restored
 * @param restoreCheckConfigured it is checked by itself
 * @param latestRestoreCheckStatus of the newest one that has ended; null when there was none
 * @param latestRestoreCheckError a sentence, when that one failed or warned
 * @param lastCompact when the last compact succeeded
 * @param hasSchedule whether a plan or a schedule of the older kind backs up to it by itself, or would if it was switched on
 * @param planNames of all plans that back up to it
 * @param scheduleName of the one that runs next, with its zone
 */
public record Care(
        boolean hasRunningMaintenance,
        @Nullable String lastCheck,
        boolean checkFailed,
        @Nullable String lastRestoreCheck,
        boolean restoreCheckConfigured,
        @Nullable String latestRestoreCheckStatus,
        @Nullable String latestRestoreCheckError,
        @Nullable String lastCompact,
        boolean hasSchedule,
        boolean scheduleEnabled,
        @Nullable String scheduleName,
        @Nullable String scheduleTimezone,
        @Nullable String nextRun,
        List<String> planNames,
        int scheduledPlans) {}

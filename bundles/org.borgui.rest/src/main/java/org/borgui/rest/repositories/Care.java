package org.borgui.rest.repositories;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a repository is cared for.
 *
 * @param lastCheck when the last check ended that found it sound
 * @param checkFailed a check has found damage, and no whole one since has found none
 * @param lastCompact when the last compact succeeded
 * @param hasSchedule whether a plan or a schedule of the older kind backs up to it by itself, or would if it was switched on
 * @param planNames of all plans that back up to it
 * @param scheduleName of the one that runs next, with its zone
 */
public record Care(
        boolean hasRunningMaintenance,
        @Nullable String lastCheck,
        boolean checkFailed,
        @Nullable String lastCompact,
        boolean hasSchedule,
        boolean scheduleEnabled,
        @Nullable String scheduleName,
        @Nullable String scheduleTimezone,
        @Nullable String nextRun,
        List<String> planNames,
        int scheduledPlans) {}

package org.borgui.core.jobs;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.borgui.api.job.Crowd;
import org.borgui.api.job.JobGroup;
import org.borgui.api.job.JobLimits;

/** How many jobs of each group run, and may. Guarded by the lanes, which ask nobody else. */
final class Places {

    private final Map<JobGroup, Integer> running = new EnumMap<>(JobGroup.class);
    private final Map<JobGroup, Integer> limits = new EnumMap<>(JobGroup.class);

    /** Whether one more may begin. */
    boolean isFree(JobGroup group) {
        return running(group) < limit(group);
    }

    void take(JobGroup group) {
        running.merge(group, 1, Integer::sum);
    }

    void giveBack(JobGroup group) {
        running.merge(group, -1, Integer::sum);
    }

    /** Those above a lower limit run on to their end. */
    void limit(JobLimits wanted) {
        limits.put(JobGroup.BACKUPS, wanted.backups());
        limits.put(JobGroup.SCHEDULED_BACKUPS, wanted.scheduledBackups());
        limits.put(JobGroup.SCHEDULED_CHECKS, wanted.scheduledChecks());
    }

    /** Each of the groups that nobody sets a limit for. */
    void limitOthers(int most) {
        for (var group : List.of(JobGroup.CARE, JobGroup.RESTORES, JobGroup.OTHERS)) {
            limits.put(group, most);
        }
    }

    Crowd crowd(JobGroup group) {
        return new Crowd(group, running(group), limit(group));
    }

    private int running(JobGroup group) {
        return running.getOrDefault(group, 0);
    }

    private int limit(JobGroup group) {
        return limits.getOrDefault(group, Integer.MAX_VALUE);
    }
}

package org.borgui.core.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.borgui.api.job.HistorySettings;
import org.borgui.api.job.Job;
import org.borgui.api.job.LogFate;
import org.borgui.api.job.LogPolicy;
import org.borgui.core.jobs.JobHistory.Log;

/**
 * Which logs go, and why.
 *
 * @param byPolicy their job is gone, or the policy does not keep them
 * @param bySize the oldest of the others, until the rest has room
 */
record LogRules(List<Log> byPolicy, List<Log> byAge, List<Log> bySize) {

    private static final long MEGABYTE = 1L << 20;

    /** @param logs the oldest first; those of open jobs stay, and count */
    static LogRules of(List<Log> logs, HistorySettings settings, Instant now) {
        var oldest = now.minus(Duration.ofDays(settings.logDays()));
        var rules = new LogRules(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        var rest = new ArrayList<Log>();
        for (var log : logs) {
            if (log.open()) {
                rest.add(log);
            } else if (!log.kept()) {
                rules.byPolicy.add(log);
            } else if (log.written().isBefore(oldest)) {
                rules.byAge.add(log);
            } else {
                rest.add(log);
            }
        }
        rules.bySize.addAll(tooMany(rest, settings.logMegabytes() * MEGABYTE));
        return rules;
    }

    private static List<Log> tooMany(List<Log> logs, long room) {
        var gone = new ArrayList<Log>();
        long bytes = logs.stream().mapToLong(Log::bytes).sum();
        for (var log : logs) {
            if (bytes <= room) {
                break;
            }
            if (!log.open()) {
                gone.add(log);
                bytes -= log.bytes();
            }
        }
        return gone;
    }

    /** Whether the policy keeps the log of a job that has ended. */
    static boolean isKept(Job job, LogPolicy policy) {
        return policy.keeps(job.state()) && !LogFate.isNotKept(job);
    }
}

package org.borgui.core.settings;

import java.util.Map;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.job.HistorySettings;
import org.borgui.api.job.JobLimits;
import org.borgui.api.system.ServerSettings;

/** What settings can be; a field is named as clients know it. */
final class SettingsRules {

    private static final String ERRORS = "backend.errors.settings.";
    private static final String RETENTION = "invalidRetention";
    private static final int HUNDRED_YEARS = 36_500;
    private static final int LEAST_MEGABYTES = 10;
    private static final int MOST_MEGABYTES = 1_000_000;
    private static final int MOST_ENTRIES = 100_000_000;
    private static final int MOST_AT_ONCE = 64;

    private SettingsRules() {}

    static void require(ServerSettings settings) {
        require(settings.history());
        require(settings.limits());
    }

    private static void require(HistorySettings history) {
        between(
                "cleanup_retention_days",
                history.days(),
                1,
                HUNDRED_YEARS,
                RETENTION,
                "Entries are kept for %,d to %,d days, not %,d.");
        between(
                "history_max_jobs",
                history.jobs(),
                1,
                MOST_ENTRIES,
                RETENTION,
                "%,d to %,d entries are kept at most, not %,d.");
        between(
                "log_retention_days",
                history.logDays(),
                1,
                HUNDRED_YEARS,
                RETENTION,
                "Logs are kept for %,d to %,d days, not %,d.");
        between(
                "log_max_total_size_mb",
                history.logMegabytes(),
                LEAST_MEGABYTES,
                MOST_MEGABYTES,
                "logSizeTooSmall",
                "Logs may take %,d to %,d MB, not %,d.");
    }

    private static void require(JobLimits limits) {
        limit("max_concurrent_backups", limits.backups());
        limit("max_concurrent_scheduled_backups", limits.scheduledBackups());
        limit("max_concurrent_scheduled_checks", limits.scheduledChecks());
    }

    private static void limit(String field, int wanted) {
        between(field, wanted, 1, MOST_AT_ONCE, "invalidConcurrencyLimit", "%,d to %,d of them run at once, not %,d.");
    }

    private static void between(String field, int wanted, int least, int most, String key, String sentence) {
        if (wanted < least || wanted > most) {
            throw new RefusedException(
                    Reason.INVALID,
                    ERRORS + key,
                    Map.of("field", field, "min", least, "max", most),
                    sentence.formatted(least, most, wanted));
        }
    }
}

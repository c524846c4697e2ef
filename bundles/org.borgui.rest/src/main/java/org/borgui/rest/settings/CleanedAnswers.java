package org.borgui.rest.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.borgui.api.job.HistoryService.Cleaned;
import org.borgui.api.job.HistoryService.Logs;
import org.borgui.api.job.HistoryService.Storage;
import org.borgui.api.job.HistorySettings;
import org.borgui.rest.Times;
import org.borgui.rest.activity.ActivityTypes;
import org.jspecify.annotations.Nullable;

/** What is told of a clean-up, and of what logs take. */
final class CleanedAnswers {

    private static final double MEGABYTE = 1 << 20;

    private CleanedAnswers() {}

    /** What a whole clean-up has removed, as existing clients know it, and how much that were. */
    record Results(
            int agentLogRowsDeleted,
            int inlineLogsCleared,
            int policyLogRowsDeleted,
            int policyInlineLogsCleared,
            int jobRowsDeleted,
            int runRowsDeleted,
            int prunedArchiveRecordsRemoved,
            boolean vacuumed,
            int logsDeleted,
            long logBytesDeleted,
            int logsSkipped,
            String cleanedAt) {

        static Results of(Cleaned cleaned) {
            var policy = cleaned.byPolicy();
            var others = List.of(cleaned.byAge(), cleaned.bySize());
            int count = others.stream().mapToInt(Logs::count).sum();
            return new Results(
                    0,
                    count,
                    0,
                    policy.count(),
                    cleaned.jobs(),
                    cleaned.runs(),
                    cleaned.archives(),
                    false,
                    count + policy.count(),
                    policy.bytes() + others.stream().mapToLong(Logs::bytes).sum(),
                    policy.skipped() + others.stream().mapToInt(Logs::skipped).sum(),
                    Times.text(cleaned.at()));
        }
    }

    record CleanUp(boolean success, String message, Results results) {}

    record Part(int deletedCount, double deletedSizeMb, int skippedCount) {

        static Part of(Logs... logs) {
            var all = List.of(logs);
            return new Part(
                    all.stream().mapToInt(Logs::count).sum(),
                    megabytes(all.stream().mapToLong(Logs::bytes).sum()),
                    all.stream().mapToInt(Logs::skipped).sum());
        }
    }

    record SizePart(int deletedCount, double deletedSizeMb, int skippedCount, double finalSizeMb) {}

    record LogResults(
            Part ageCleanup,
            SizePart sizeCleanup,
            int totalDeletedCount,
            double totalDeletedSizeMb,
            List<String> errors) {

        /** What the policy does not keep is told with what is too old. */
        static LogResults of(Cleaned cleaned, Storage left) {
            var age = Part.of(cleaned.byPolicy(), cleaned.byAge());
            var size = Part.of(cleaned.bySize());
            var all = Part.of(cleaned.byPolicy(), cleaned.byAge(), cleaned.bySize());
            return new LogResults(
                    age,
                    new SizePart(
                            size.deletedCount(), size.deletedSizeMb(), size.skippedCount(), megabytes(left.bytes())),
                    all.deletedCount(),
                    all.deletedSizeMb(),
                    all.skippedCount() == 0
                            ? List.of()
                            : List.of("%d logs could not be removed; the server's own log says why."
                                    .formatted(all.skippedCount())));
        }
    }

    record Keyed(String key, Map<String, Object> params) {}

    record CurrentStorage(double totalSizeMb, int fileCount) {}

    record LogCleanUp(boolean success, Keyed message, LogResults cleanupResults, CurrentStorage currentStorage) {

        static LogCleanUp of(Cleaned cleaned, Storage left, HistorySettings settings) {
            var message = new Keyed(
                    "backend.success.settings.logCleanupCompleted",
                    Map.of("retentionDays", settings.logDays(), "sizeLimitMb", settings.logMegabytes()));
            return new LogCleanUp(
                    true,
                    message,
                    LogResults.of(cleaned, left),
                    new CurrentStorage(megabytes(left.bytes()), left.files()));
        }
    }

    /** @param lastCleanup null before the first */
    record StorageView(
            long totalSizeBytes,
            double totalSizeMb,
            int fileCount,
            @Nullable String oldestLogDate,
            @Nullable String newestLogDate,
            Map<String, Integer> filesByType,
            int usagePercent,
            int limitMb,
            int retentionDays,
            @Nullable Results lastCleanup) {

        static StorageView of(Storage storage, HistorySettings settings, @Nullable Cleaned last) {
            return new StorageView(
                    storage.bytes(),
                    megabytes(storage.bytes()),
                    storage.files(),
                    Times.textOrNull(storage.oldest()),
                    Times.textOrNull(storage.newest()),
                    byType(storage),
                    (int) Math.round(100.0 * megabytes(storage.bytes()) / settings.logMegabytes()),
                    settings.logMegabytes(),
                    settings.logDays(),
                    last == null ? null : Results.of(last));
        }

        private static Map<String, Integer> byType(Storage storage) {
            var types = new LinkedHashMap<String, Integer>();
            for (var type : List.of("backup", "restore", "check", "compact", "prune", "package")) {
                types.put(type, 0);
            }
            storage.operations().forEach((operation, count) -> types.put(ActivityTypes.type(operation), count));
            return types;
        }
    }

    record StorageAnswer(boolean success, StorageView storage) {}

    private static double megabytes(long bytes) {
        return Math.round(100 * bytes / MEGABYTE) / 100.0;
    }
}

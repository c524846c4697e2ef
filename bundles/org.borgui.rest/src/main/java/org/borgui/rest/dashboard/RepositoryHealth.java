package org.borgui.rest.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.borgui.api.repository.Repository;
import org.borgui.rest.Sizes;
import org.borgui.rest.Times;
import org.borgui.rest.repositories.Care;
import org.borgui.rest.settings.Thresholds;
import org.jspecify.annotations.Nullable;

/** How fresh the backups of a repository are, and whether they were proved. */
record RepositoryHealth(
        long id,
        String name,
        String path,
        String type,
        String mode,
        @Nullable String lastBackup,
        @Nullable String lastCheck,
        @Nullable String lastCompact,
        @Nullable String lastRestoreCheck,
        int archiveCount,
        @Nullable String totalSize,
        @Nullable Long sizeBytes,
        String healthStatus,
        String healthColor,
        List<String> warnings,
        boolean restoreCheckConfigured,
        @Nullable String latestRestoreCheckStatus,
        @Nullable String latestRestoreCheckError,
        @Nullable Double dedupRatio,
        boolean hasSchedule,
        boolean scheduleEnabled,
        @Nullable String scheduleName,
        @Nullable String nextRun,
        int backupPlanCount,
        int backupPlanScheduledCount,
        List<String> backupPlanNames,
        DimensionHealth dimensionHealth) {

    /** The state of each kind of care; what needs a plugin is unknown. */
    record DimensionHealth(String backup, String check, String compact, String restore) {

        private static final String UNKNOWN = "unknown";

        static DimensionHealth of(String status, Care care) {
            var proof = care.latestRestoreCheckStatus();
            var restore = proof == null
                    ? UNKNOWN
                    : switch (proof) {
                        case "completed" -> "healthy";
                        case "failed" -> "critical";
                        default -> "warning";
                    };
            return new DimensionHealth(status, UNKNOWN, UNKNOWN, restore);
        }
    }

    /** How old the last backup is, as a state, a colour and a sentence. */
    private record Age(String status, String color, List<String> warnings) {

        static Age of(Repository repository, Thresholds thresholds, Instant now) {
            Instant last = repository.facts().lastBackup();
            if (last == null) {
                return new Age("warning", "warning", List.of("No backup is known yet."));
            }
            var age = Duration.between(last, now);
            if (age.compareTo(thresholds.oldBackup()) < 0) {
                return new Age("healthy", "success", List.of());
            }
            var warning = List.of("The last backup is %d days old.".formatted(age.toDays()));
            return age.compareTo(thresholds.veryOldBackup()) < 0
                    ? new Age("warning", "warning", warning)
                    : new Age("critical", "error", warning);
        }
    }

    static RepositoryHealth of(Repository repository, Care care, Thresholds thresholds, Instant now) {
        var facts = repository.facts();
        var age = Age.of(repository, thresholds, now);
        Integer archives = facts.archives();
        return new RepositoryHealth(
                repository.id().value(),
                repository.name(),
                repository.path(),
                "local",
                repository.observed() ? "observe" : "full",
                Times.textOrNull(facts.lastBackup()),
                care.lastCheck(),
                care.lastCompact(),
                care.lastRestoreCheck(),
                archives == null ? 0 : archives,
                Sizes.textOrNull(facts.deduplicatedSize()),
                facts.deduplicatedSize(),
                age.status(),
                age.color(),
                age.warnings(),
                care.restoreCheckConfigured(),
                care.latestRestoreCheckStatus(),
                care.latestRestoreCheckError(),
                ratio(facts.originalSize(), facts.deduplicatedSize()),
                care.hasSchedule(),
                care.scheduleEnabled(),
                care.scheduleName(),
                care.nextRun(),
                care.planNames().size(),
                care.scheduledPlans(),
                care.planNames(),
                DimensionHealth.of(age.status(), care));
    }

    static @Nullable Double ratio(@Nullable Long original, @Nullable Long deduplicated) {
        return original == null || deduplicated == null || deduplicated == 0
                ? null
                : Math.round(100.0 * original / deduplicated) / 100.0;
    }
}

package org.borgui.rest.dashboard;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.borgui.api.job.DayOutcomes;
import org.borgui.api.plan.PlanService.Upcoming;
import org.borgui.api.repository.Repository;
import org.borgui.rest.Sizes;
import org.borgui.rest.Times;
import org.borgui.rest.repositories.Cares;
import org.borgui.rest.settings.Thresholds;
import org.jspecify.annotations.Nullable;

/** Everything of the dashboard at once, for the repositories the caller may view. */
record Overview(
        Summary summary,
        Storage storage,
        List<RepositoryHealth> repositoryHealth,
        List<Trend> backupTrends,
        List<UpcomingTask> upcomingTasks,
        List<RecentJob> activityFeed,
        SystemMetrics systemMetrics,
        String lastUpdated) {

    /** How many jobs the feed has. */
    static final int FEED = 20;

    record Summary(int totalRepositories, long healthy, long warning, long critical, long totalArchives) {

        static Summary of(List<RepositoryHealth> health) {
            return new Summary(
                    health.size(),
                    count(health, "healthy"),
                    count(health, "warning"),
                    count(health, "critical"),
                    health.stream().mapToLong(RepositoryHealth::archiveCount).sum());
        }

        private static long count(List<RepositoryHealth> health, String status) {
            return health.stream()
                    .filter(one -> one.healthStatus().equals(status))
                    .count();
        }
    }

    record Storage(
            String totalSize,
            long totalSizeBytes,
            long totalArchives,
            @Nullable Double averageDedupRatio,
            List<Part> breakdown) {

        static Storage of(List<RepositoryHealth> health) {
            var parts = health.stream().map(Part::of).toList();
            long bytes = parts.stream().mapToLong(Part::sizeBytes).sum();
            var ratios = health.stream()
                    .map(RepositoryHealth::dedupRatio)
                    .filter(Objects::nonNull)
                    .mapToDouble(Double::doubleValue)
                    .average();
            return new Storage(
                    Sizes.text(bytes),
                    bytes,
                    health.stream().mapToLong(RepositoryHealth::archiveCount).sum(),
                    ratios.isPresent() ? ratios.getAsDouble() : null,
                    parts);
        }
    }

    record Part(String name, long sizeBytes, @Nullable String size) {

        static Part of(RepositoryHealth repository) {
            Long bytes = repository.sizeBytes();
            return new Part(repository.name(), bytes == null ? 0 : bytes, repository.totalSize());
        }
    }

    static Overview of(
            List<Repository> repositories,
            Cares cares,
            Thresholds thresholds,
            List<Upcoming> upcoming,
            List<DayOutcomes> backups,
            List<RecentJob> newest,
            SystemMetrics metrics,
            Instant now) {
        var health = repositories.stream()
                .map(repository -> RepositoryHealth.of(repository, cares.of(repository.id()), thresholds, now))
                .toList();
        return new Overview(
                Summary.of(health),
                Storage.of(health),
                health,
                backups.stream().map(Trend::of).toList(),
                upcoming.stream().map(UpcomingTask::of).toList(),
                newest,
                metrics,
                Times.text(now));
    }
}

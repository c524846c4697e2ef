package org.borgui.rest.notifications;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.borgui.api.RepositoryId;
import org.borgui.api.notice.NotificationService.Health;
import org.borgui.api.notice.Subscription;
import org.borgui.api.notice.Topic;
import org.borgui.rest.Times;
import org.jspecify.annotations.Nullable;

/**
 * A subscription on the wire.
 *
 * @param serviceUrl with its passwords: only admins see this at all, and clients compare it with what they have
 */
record NotificationItem(
        long id,
        String name,
        String serviceUrl,
        boolean enabled,
        @Nullable String titlePrefix,
        boolean includeJobNameInTitle,
        boolean notifyOnBackupStart,
        boolean notifyOnBackupSuccess,
        boolean notifyOnBackupWarning,
        boolean notifyOnBackupFailure,
        boolean notifyOnRestoreSuccess,
        boolean notifyOnRestoreFailure,
        boolean notifyOnCheckSuccess,
        boolean notifyOnCheckFailure,
        boolean notifyOnRestoreCheckSuccess,
        boolean notifyOnRestoreCheckFailure,
        boolean notifyOnScheduleFailure,
        boolean notifyOnStaleBackup,
        boolean notifyOnAccountChange,
        boolean notifyOnBackupReport,
        boolean monitorAllRepositories,
        List<Watched> repositories,
        String createdAt,
        @Nullable String updatedAt,
        @Nullable String lastUsedAt,
        Condition health) {

    /** A repository it is about. */
    record Watched(long id, @Nullable String name, @Nullable String path) {}

    /** How it fares. */
    record Condition(@Nullable String failingSince, @Nullable String trouble, long waiting, long givenUp) {}

    static NotificationItem of(Subscription subscription, Health health, Function<RepositoryId, Watched> repositories) {
        Set<Topic> topics = subscription.topics();
        return new NotificationItem(
                subscription.id().value(),
                subscription.name(),
                subscription.address().reveal(),
                subscription.enabled(),
                subscription.titlePrefix(),
                subscription.planInTitle(),
                topics.contains(Topic.BACKUP_STARTED),
                topics.contains(Topic.BACKUP_SUCCEEDED),
                topics.contains(Topic.BACKUP_WARNED),
                topics.contains(Topic.BACKUP_FAILED),
                topics.contains(Topic.RESTORE_SUCCEEDED),
                topics.contains(Topic.RESTORE_FAILED),
                topics.contains(Topic.CHECK_SUCCEEDED),
                topics.contains(Topic.CHECK_FAILED),
                topics.contains(Topic.RESTORE_CHECK_SUCCEEDED),
                topics.contains(Topic.RESTORE_CHECK_FAILED),
                topics.contains(Topic.SCHEDULE_FAILED),
                topics.contains(Topic.BACKUP_STALE),
                topics.contains(Topic.ACCOUNT_CHANGED),
                topics.contains(Topic.REPORT),
                subscription.allRepositories(),
                subscription.repositories().stream()
                        .sorted(java.util.Comparator.comparing(RepositoryId::value))
                        .map(repositories)
                        .toList(),
                Times.text(subscription.created()),
                Times.textOrNull(subscription.updated()),
                Times.textOrNull(health.lastDelivered()),
                new Condition(
                        Times.textOrNull(health.failingSince()), health.trouble(), health.waiting(), health.givenUp()));
    }

    @Override
    public String toString() {
        return "NotificationItem[%d, %s]".formatted(id, name);
    }
}

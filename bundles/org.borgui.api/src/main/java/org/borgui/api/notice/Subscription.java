package org.borgui.api.notice;

import java.time.Instant;
import java.util.Set;
import org.borgui.api.RepositoryId;
import org.borgui.api.Secret;
import org.borgui.api.SubscriptionId;
import org.jspecify.annotations.Nullable;

/**
 * Where notices are sent, and which.
 *
 * @param address a URL whose scheme chooses the notifier, such as {@code mailtos://…}; it carries its passwords
 * @param titlePrefix before each title; null for none
 * @param planInTitle names the plan in the title
 * @param repositories what it is about, unless it is about all
 * @param updated null until it was changed
 */
public record Subscription(
        SubscriptionId id,
        String name,
        Secret address,
        boolean enabled,
        @Nullable String titlePrefix,
        boolean planInTitle,
        Set<Topic> topics,
        boolean allRepositories,
        Set<RepositoryId> repositories,
        Instant created,
        @Nullable Instant updated) {

    public Subscription {
        topics = Set.copyOf(topics);
        repositories = Set.copyOf(repositories);
    }

    /** Whether it is to be sent this notice. What is about no repository concerns everybody. */
    public boolean wants(Notice notice) {
        var repository = notice.repository();
        return enabled
                && topics.contains(notice.topic())
                && (allRepositories || repository == null || repositories.contains(repository));
    }

    /** The notice as it is sent here. */
    public Notice dressed(Notice notice) {
        var title = planInTitle && notice.plan() != null && !notice.title().contains(notice.plan())
                ? "%s: %s".formatted(notice.plan(), notice.title())
                : notice.title();
        return notice.titled(titlePrefix == null ? title : titlePrefix + " " + title);
    }
}

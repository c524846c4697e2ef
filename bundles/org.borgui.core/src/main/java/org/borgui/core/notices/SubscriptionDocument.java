package org.borgui.core.notices;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.borgui.api.RepositoryId;
import org.borgui.api.Secret;
import org.borgui.api.SubscriptionId;
import org.borgui.api.notice.Subscription;
import org.borgui.api.notice.Topic;
import org.borgui.spi.state.Index;
import org.borgui.state.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as it is kept.
 *
 * @param address sealed
 * @param topics names of {@link Topic}; one that is not known any more is left out
 */
record SubscriptionDocument(
        String name,
        String address,
        boolean enabled,
        @Nullable String titlePrefix,
        boolean planInTitle,
        List<String> topics,
        boolean allRepositories,
        List<Long> repositories,
        Instant created,
        @Nullable Instant updated) {

    static final Kind<SubscriptionDocument> KIND =
            Kind.of("subscriptions", SubscriptionDocument.class, Index.on("name", "name"));

    static SubscriptionDocument of(Subscription subscription, String sealed) {
        return new SubscriptionDocument(
                subscription.name(),
                sealed,
                subscription.enabled(),
                subscription.titlePrefix(),
                subscription.planInTitle(),
                subscription.topics().stream().map(Topic::name).sorted().toList(),
                subscription.allRepositories(),
                subscription.repositories().stream()
                        .map(RepositoryId::value)
                        .sorted()
                        .toList(),
                subscription.created(),
                subscription.updated());
    }

    /** As it is, also with topics that are not known. */
    SubscriptionDocument withAddress(String sealed) {
        return new SubscriptionDocument(
                name,
                sealed,
                enabled,
                titlePrefix,
                planInTitle,
                topics,
                allRepositories,
                repositories,
                created,
                updated);
    }

    Subscription subscription(long id, Secret opened) {
        return new Subscription(
                new SubscriptionId(id),
                name,
                opened,
                enabled,
                titlePrefix,
                planInTitle,
                List.of(Topic.values()).stream()
                        .filter(topic -> topics.contains(topic.name()))
                        .collect(Collectors.toSet()),
                allRepositories,
                repositories.stream().map(RepositoryId::new).collect(Collectors.toSet()),
                created,
                updated);
    }

    /** For deciding and for titles: the address stays sealed. */
    Subscription withoutAddress(long id) {
        return subscription(id, Secret.empty());
    }
}

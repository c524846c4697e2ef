package org.borgui.rest.notifications;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.borgui.api.RepositoryId;
import org.borgui.api.Secret;
import org.borgui.api.SubscriptionId;
import org.borgui.api.notice.Subscription;
import org.borgui.rest.PartialBody;
import org.jspecify.annotations.Nullable;

/** A subscription as clients send it: whole when it is new, else what is to change. */
final class NotificationBody {

    private final PartialBody body;

    NotificationBody(@Nullable ObjectNode sent) {
        this.body = new PartialBody(sent);
    }

    Subscription made(Instant now) {
        return new Subscription(
                new SubscriptionId(0),
                body.required("name"),
                address(),
                body.flag("enabled").orElse(true),
                body.text("title_prefix").filter(text -> !text.isBlank()).orElse(null),
                body.flag("include_job_name_in_title").orElse(false),
                TopicFlags.read(body, TopicFlags.usual()),
                body.flag("monitor_all_repositories").orElse(true),
                repositories(Set.of()),
                now,
                null);
    }

    Secret address() {
        return Secret.of(body.required("service_url"));
    }

    Subscription changed(Subscription old, Instant now) {
        var prefix = old.titlePrefix();
        return new Subscription(
                old.id(),
                body.text("name").orElse(old.name()),
                body.text("service_url").map(Secret::of).orElse(old.address()),
                body.flag("enabled").orElse(old.enabled()),
                body.has("title_prefix")
                        ? body.text("title_prefix")
                                .filter(text -> !text.isBlank())
                                .orElse(null)
                        : prefix,
                body.flag("include_job_name_in_title").orElse(old.planInTitle()),
                TopicFlags.read(body, old.topics()),
                body.flag("monitor_all_repositories").orElse(old.allRepositories()),
                repositories(old.repositories()),
                old.created(),
                now);
    }

    private Set<RepositoryId> repositories(Set<RepositoryId> before) {
        return body.ids("repository_ids")
                .map(ids -> ids.stream().map(RepositoryId::new).collect(Collectors.toSet()))
                .orElse(before);
    }
}

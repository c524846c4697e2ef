package org.borgui.rest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.borgui.api.RefusedException;
import org.borgui.api.Secret;
import org.borgui.api.SubscriptionId;
import org.borgui.api.access.Caller;
import org.borgui.api.notice.Delivery;
import org.borgui.api.notice.Delivery.State;
import org.borgui.api.notice.NotificationService;
import org.borgui.api.notice.Subscription;

/** Subscriptions in memory; everything that is sent arrives, but for addresses of {@code nowhere}. */
public final class FakeNotifications implements NotificationService {

    final Map<Long, Subscription> kept = new TreeMap<>();

    @Override
    public List<Subscription> list(Caller caller) {
        return new ArrayList<>(kept.values());
    }

    @Override
    public Subscription get(Caller caller, SubscriptionId id) {
        var found = kept.get(id.value());
        if (found == null) {
            throw RefusedException.notFound("backend.errors.notifications.settingNotFound", "There is none.");
        }
        return found;
    }

    @Override
    public Subscription add(Caller caller, Subscription subscription) {
        var id = new SubscriptionId(kept.size() + 1L);
        return keep(new Subscription(
                id,
                subscription.name(),
                subscription.address(),
                subscription.enabled(),
                subscription.titlePrefix(),
                subscription.planInTitle(),
                subscription.topics(),
                subscription.allRepositories(),
                subscription.repositories(),
                subscription.created(),
                null));
    }

    private Subscription keep(Subscription subscription) {
        kept.put(subscription.id().value(), subscription);
        return subscription;
    }

    @Override
    public Subscription replace(Caller caller, Subscription subscription) {
        return keep(subscription);
    }

    @Override
    public void remove(Caller caller, SubscriptionId id) {
        get(caller, id);
        kept.remove(id.value());
    }

    @Override
    public Health health(Caller caller, SubscriptionId id) {
        return new Health(Instant.EPOCH, null, null, 0, 1);
    }

    @Override
    public List<Delivery> deliveries(Caller caller, SubscriptionId id, int limit) {
        return List.of(new Delivery(
                Samples.notice(), State.GIVEN_UP, 30, null, Samples.NOW, "The mail server does not answer."));
    }

    @Override
    public void tryAgain(Caller caller, SubscriptionId id) {
        get(caller, id);
    }

    @Override
    public Optional<String> test(Caller caller, Secret address) {
        return address.reveal().contains("nowhere")
                ? Optional.of("'nowhere.example' could not be reached.")
                : Optional.empty();
    }

    @Override
    public Set<String> schemes() {
        return Set.of("jsons");
    }
}

package org.borgui.core.notices;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.RepositoryId;
import org.borgui.api.Secret;
import org.borgui.api.SubscriptionId;
import org.borgui.api.access.AccessService;
import org.borgui.api.access.Caller;
import org.borgui.api.notice.Delivery;
import org.borgui.api.notice.Delivery.State;
import org.borgui.api.notice.NotificationService;
import org.borgui.api.notice.Subscription;
import org.borgui.core.repositories.RepositoryRegistry;
import org.borgui.state.Stored;
import org.borgui.vault.Vault;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps subscriptions for admins, and shows how they fare. */
@Component
public final class Notifications implements NotificationService {

    private static final String ERRORS = "backend.errors.notifications.";

    private final Subscriptions subscriptions;
    private final Outbox outbox;
    private final Notifiers notifiers;
    private final Deliveries deliveries;
    private final RepositoryRegistry registry;
    private final AccessService access;
    private final Semaphore testing = new Semaphore(1); // nobody scans a network by it
    private final Clock clock;

    @Activate
    public Notifications(
            @Reference org.borgui.state.State state,
            @Reference Vault vault,
            @Reference Notifiers notifiers,
            @Reference Deliveries deliveries,
            @Reference RepositoryRegistry registry,
            @Reference AccessService access) {
        this(state, vault, notifiers, deliveries, registry, access, Clock.systemUTC());
    }

    Notifications(
            org.borgui.state.State state,
            Vault vault,
            Notifiers notifiers,
            Deliveries deliveries,
            RepositoryRegistry registry,
            AccessService access,
            Clock clock) {
        this.clock = clock;
        this.subscriptions = new Subscriptions(state, vault);
        this.outbox = new Outbox(state, clock);
        this.notifiers = notifiers;
        this.deliveries = deliveries;
        this.registry = registry;
        this.access = access;
    }

    @Override
    public List<Subscription> list(Caller caller) {
        access.requireAdmin(caller);
        return subscriptions.all();
    }

    @Override
    public Subscription get(Caller caller, SubscriptionId id) {
        access.requireAdmin(caller);
        return subscriptions.find(id).orElseThrow(Notifications::unknown);
    }

    @Override
    public Subscription add(Caller caller, Subscription subscription) {
        access.requireAdmin(caller);
        requireTexts(subscription);
        notifiers.require(subscription.address());
        requireKnown(subscription.repositories());
        return subscriptions.add(subscription);
    }

    @Override
    public Subscription replace(Caller caller, Subscription subscription) {
        var old = get(caller, subscription.id());
        requireTexts(subscription);
        boolean moved = !old.address().equals(subscription.address());
        if (moved) {
            notifiers.require(subscription.address());
        }
        var added = new HashSet<>(subscription.repositories());
        added.removeAll(old.repositories()); // one that was forgotten since keeps nobody from changing anything else
        requireKnown(added);
        var replaced = subscriptions.replace(subscription).orElseThrow(Notifications::unknown);
        if (moved || (subscription.enabled() && !old.enabled())) {
            outbox.tryWaiting(replaced.id().value());
            deliveries.hurry(replaced.id().value());
        }
        return replaced;
    }

    private static void requireTexts(Subscription subscription) {
        var name = subscription.name();
        if (name.isBlank() || name.length() > 255 || hasControl(name)) {
            throw field("name", "nameRequired", "A name has 1 to 255 characters, and no line break.");
        }
        var prefix = Optional.ofNullable(subscription.titlePrefix()).orElse("");
        if (prefix.length() > 100 || hasControl(prefix)) {
            throw field("title_prefix", "invalidTitlePrefix", "A prefix has up to 100 characters, and no line break.");
        }
    }

    private void requireKnown(Set<RepositoryId> repositories) {
        repositories.stream()
                .filter(id -> registry.find(id).isEmpty())
                .findFirst()
                .ifPresent(id -> {
                    throw unknown(id);
                });
    }

    private static boolean hasControl(String text) {
        return text.codePoints().anyMatch(Character::isISOControl);
    }

    @Override
    public void remove(Caller caller, SubscriptionId id) {
        get(caller, id);
        subscriptions.remove(id);
    }

    @Override
    public Health health(Caller caller, SubscriptionId id) {
        access.requireAdmin(caller);
        long number = id.value();
        var arrived = outbox.newest(number, State.DELIVERED).map(Stored::value);
        var failing = outbox.failing(number);
        return new Health(
                arrived.map(DeliveryDocument::done).orElse(null),
                failing.map(DeliveryDocument::failing).orElse(null),
                failing.map(DeliveryDocument::trouble).orElse(null),
                outbox.count(number, State.WAITING),
                outbox.count(number, State.GIVEN_UP));
    }

    @Override
    public List<Delivery> deliveries(Caller caller, SubscriptionId id, int limit) {
        get(caller, id);
        return outbox.of(id.value(), limit).stream()
                .map(stored -> stored.value().delivery())
                .toList();
    }

    @Override
    public void tryAgain(Caller caller, SubscriptionId id) {
        get(caller, id);
        outbox.tryAgain(id.value());
        deliveries.hurry(id.value());
    }

    @Override
    public Optional<String> test(Caller caller, Secret address) {
        access.requireAdmin(caller);
        notifiers.require(address);
        if (!testing.tryAcquire()) {
            throw new RefusedException(
                    Reason.TOO_MANY, ERRORS + "testRunning", "Another test is being sent. Try again in a moment.");
        }
        try {
            return deliveries.sendNow(Troubles.test(clock.instant()), address);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("The server is being stopped.");
        } finally {
            testing.release();
        }
    }

    @Override
    public Set<String> schemes() {
        return notifiers.schemes();
    }

    private static RefusedException unknown(RepositoryId id) {
        return field("repository_ids", "repositoryNotFound", "There is no repository %s.".formatted(id));
    }

    private static RefusedException field(String field, String key, String sentence) {
        return new RefusedException(Reason.UNPROCESSABLE, ERRORS + key, Map.of("field", field), sentence);
    }

    private static RefusedException unknown() {
        return RefusedException.notFound(ERRORS + "settingNotFound", "There is no such notification.");
    }
}

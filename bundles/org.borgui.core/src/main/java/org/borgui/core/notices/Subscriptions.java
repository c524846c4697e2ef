package org.borgui.core.notices;

import static org.borgui.spi.state.StateStore.Durability.DURABLE;

import java.util.List;
import java.util.Optional;
import org.borgui.api.Secret;
import org.borgui.api.SubscriptionId;
import org.borgui.api.notice.Subscription;
import org.borgui.spi.state.Query;
import org.borgui.state.State;
import org.borgui.state.Stored;
import org.borgui.vault.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Subscriptions in the state, with their addresses sealed. Any thread. */
final class Subscriptions {

    private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);

    private final State state;
    private final Vault vault;
    private final SealedAddresses addresses;

    Subscriptions(State state, Vault vault) {
        this.state = state;
        this.vault = vault;
        addresses = new SealedAddresses(state);
        state.open(DeliveryDocument.KIND);
    }

    List<Subscription> all() {
        return state.find(SubscriptionDocument.KIND, Query.by("subscriptions", "name")).stream()
                .map(this::opened)
                .toList();
    }

    Optional<Subscription> find(SubscriptionId id) {
        return state.get(SubscriptionDocument.KIND, id.value()).map(this::opened);
    }

    /** Keeps a new one, and gives it its number. */
    Subscription add(Subscription subscription) {
        return state.write(DURABLE, writing -> {
            long id = writing.nextId(SubscriptionDocument.KIND);
            return opened(writing.add(SubscriptionDocument.KIND, id, sealed(id, subscription)));
        });
    }

    Optional<Subscription> replace(Subscription subscription) {
        long id = subscription.id().value();
        return state.write(
                        DURABLE,
                        writing -> writing.update(
                                SubscriptionDocument.KIND,
                                id,
                                old -> subscription.address().isEmpty() // it cannot be opened now, and stays as it is
                                        ? SubscriptionDocument.of(subscription, old.address())
                                        : sealed(id, subscription)))
                .map(this::opened);
    }

    /** With all that waits for it. */
    void remove(SubscriptionId id) {
        state.write(DURABLE, writing -> {
            writing.delete(SubscriptionDocument.KIND, id.value());
            writing.find(DeliveryDocument.KIND, Query.by("deliveries", "subscription", id.value()))
                    .forEach(delivery -> writing.delete(DeliveryDocument.KIND, delivery.id()));
            return id;
        });
    }

    private SubscriptionDocument sealed(long id, Subscription subscription) {
        return SubscriptionDocument.of(subscription, vault.seal(addresses.context(id), subscription.address()));
    }

    private Subscription opened(Stored<SubscriptionDocument> stored) {
        return stored.value().subscription(stored.id(), address(stored));
    }

    /** Empty when it cannot be opened, since the server's key was lost: it has to be entered anew. */
    private Secret address(Stored<SubscriptionDocument> stored) {
        try {
            return vault.open(addresses.context(stored.id()), stored.value().address());
        } catch (IllegalStateException e) {
            LOG.warn("The address of the subscription {} is lost: {}", stored.id(), e.getMessage());
            return Secret.empty();
        }
    }
}

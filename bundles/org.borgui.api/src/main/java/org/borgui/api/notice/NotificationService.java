package org.borgui.api.notice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.borgui.api.Secret;
import org.borgui.api.SubscriptionId;
import org.borgui.api.access.Caller;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Keeps subscriptions to notices. For admins alone: an address carries passwords, and says where the server connects to. */
@ProviderType
public interface NotificationService {

    /**
     * How a subscription fares.
     *
     * @param lastDelivered null when nothing has arrived yet
     * @param failingSince since when no try has succeeded; null while all is well
     * @param trouble why, as a sentence; null while all is well
     */
    record Health(
            @Nullable Instant lastDelivered,
            @Nullable Instant failingSince,
            @Nullable String trouble,
            long waiting,
            long givenUp) {}

    /** By name. */
    List<Subscription> list(Caller caller);

    Subscription get(Caller caller, SubscriptionId id);

    /** Keeps a new one; its number is given here. Refuses an address that cannot work, without connecting anywhere. */
    Subscription add(Caller caller, Subscription subscription);

    /** Replaces the one of the same number. What waits for it is sent to the new address. */
    Subscription replace(Caller caller, Subscription subscription);

    /** What waits for it is not sent any more. */
    void remove(Caller caller, SubscriptionId id);

    Health health(Caller caller, SubscriptionId id);

    /** The newest first. */
    List<Delivery> deliveries(Caller caller, SubscriptionId id, int limit);

    /** Sends what waits or was given up now. */
    void tryAgain(Caller caller, SubscriptionId id);

    /**
     * Sends a test notice at once, one at a time.
     *
     * @return why it did not arrive, as a sentence; empty when it did
     */
    Optional<String> test(Caller caller, Secret address);

    /** The schemes of addresses that an installed notifier knows. */
    Set<String> schemes();
}

package org.borgui.core.notices;

import static org.borgui.spi.state.StateStore.Durability.DURABLE;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.borgui.api.notice.Delivery.State;
import org.borgui.api.notice.Notice;
import org.borgui.spi.state.Query;
import org.borgui.state.State.Writing;
import org.borgui.state.Stored;

/**
 * What is to be told, kept in the very transaction that changes what it tells of: after a crash there is neither a change
 * that nobody hears of nor a notice of something that has not happened. Any thread.
 */
public final class Outbox {

    private static final String DELIVERIES = "deliveries";

    private final org.borgui.state.State state;
    private final Clock clock;

    public Outbox(org.borgui.state.State state, Clock clock) {
        this.state = state;
        this.clock = clock;
        state.open(SubscriptionDocument.KIND, DeliveryDocument.KIND);
    }

    /** Keeps a notice for everybody who has subscribed to it by now. One that was kept before is not kept again. */
    public void put(Writing writing, Notice notice) {
        putForOthers(writing, 0, notice);
    }

    private void putForOthers(Writing writing, long but, Notice notice) {
        for (var subscription : writing.find(SubscriptionDocument.KIND, Query.all("subscriptions"))) {
            long id = subscription.id();
            if (id != but && subscription.value().withoutAddress(id).wants(notice)) {
                put(writing, id, notice);
            }
        }
    }

    private void put(Writing writing, long subscription, Notice notice) {
        var same = Query.by(DELIVERIES, "key", DeliveryDocument.key(subscription, notice));
        if (writing.count(same) == 0) {
            long id = writing.nextId(DeliveryDocument.KIND);
            writing.add(DeliveryDocument.KIND, id, DeliveryDocument.of(subscription, notice, clock.instant()));
        }
    }

    /** Keeps a notice of something that is kept nowhere else. */
    public void put(Notice notice) {
        state.write(DURABLE, writing -> {
            put(writing, notice);
            return notice;
        });
    }

    /** The numbers of all subscriptions. */
    List<Long> subscriptions() {
        return state.find(SubscriptionDocument.KIND, Query.all("subscriptions")).stream()
                .map(Stored::id)
                .toList();
    }

    /** The oldest that wait for one subscription. */
    List<Stored<DeliveryDocument>> waiting(long subscription, int limit) {
        return state.find(DeliveryDocument.KIND, in(subscription, State.WAITING).limit(limit));
    }

    /** A delivery, if it still waits and is due: somebody may have sent it since it was looked at. */
    Optional<Stored<DeliveryDocument>> ifDue(long id, Instant now) {
        return state.get(DeliveryDocument.KIND, id)
                .filter(stored -> stored.value().state() == State.WAITING)
                .filter(stored -> stored.value().isDue(now));
    }

    /** The next time after now at which one is to be tried. */
    Optional<Instant> soonest(Instant now) {
        return state
                .find(
                        DeliveryDocument.KIND,
                        Query.by(DELIVERIES, "next").from(now.plusNanos(1)).limit(1))
                .stream()
                .flatMap(stored -> Optional.ofNullable(stored.value().next()).stream())
                .findFirst();
    }

    void delivered(Stored<DeliveryDocument> delivery) {
        var now = clock.instant();
        state.write(
                DURABLE, writing -> writing.update(DeliveryDocument.KIND, delivery.id(), old -> old.delivered(now)));
    }

    /** Nobody wants it any more. */
    void dropped(Stored<DeliveryDocument> delivery) {
        state.write(DURABLE, writing -> {
            writing.delete(DeliveryDocument.KIND, delivery.id());
            return delivery;
        });
    }

    /** What is given up is told to all others. */
    DeliveryDocument failed(Stored<DeliveryDocument> delivery, String name, String why) {
        var now = clock.instant();
        return state.write(DURABLE, writing -> {
            var failed = writing.update(DeliveryDocument.KIND, delivery.id(), old -> old.failed(now, why))
                    .map(Stored::value)
                    .orElse(delivery.value().failed(now, why)); // its subscription has just gone
            if (failed.next() == null) {
                putForOthers(writing, failed.subscription(), Troubles.undelivered(failed, name, now));
            }
            return failed;
        });
    }

    /** The other side answers again: what waits for its next try is tried now. */
    void sendAllSoon(long subscription) {
        change(subscription, State.WAITING, DeliveryDocument::soon);
    }

    /** Sends what waits now, with a day more. */
    void tryWaiting(long subscription) {
        change(subscription, State.WAITING, DeliveryDocument::again);
    }

    /** The same, and what was given up. */
    void tryAgain(long subscription) {
        tryWaiting(subscription);
        change(subscription, State.GIVEN_UP, DeliveryDocument::again);
    }

    private void change(long subscription, State in, BiFunction<DeliveryDocument, Instant, DeliveryDocument> how) {
        var now = clock.instant();
        state.write(DURABLE, writing -> {
            var found = writing.find(DeliveryDocument.KIND, in(subscription, in));
            found.forEach(stored -> writing.put(DeliveryDocument.KIND, stored.with(how.apply(stored.value(), now))));
            return found.size();
        });
    }

    private static Query in(long subscription, State wanted) {
        return Query.by(DELIVERIES, "state", subscription, wanted);
    }

    /** Of one subscription, the newest first. */
    List<Stored<DeliveryDocument>> of(long subscription, int limit) {
        return state.find(
                DeliveryDocument.KIND,
                Query.by(DELIVERIES, "subscription", subscription).newestFirst().limit(limit));
    }

    /** The newest of a subscription in a state. */
    Optional<Stored<DeliveryDocument>> newest(long subscription, State wanted) {
        return state
                .find(
                        DeliveryDocument.KIND,
                        in(subscription, wanted).newestFirst().limit(1))
                .stream()
                .findFirst();
    }

    /** The oldest that was tried and did not arrive, while nothing newer has: empty while all is well. */
    Optional<DeliveryDocument> failing(long subscription) {
        return state.find(DeliveryDocument.KIND, in(subscription, State.WAITING).limit(50)).stream()
                .map(Stored::value)
                .filter(waiting -> waiting.trouble() != null)
                .findFirst()
                .or(() -> newest(subscription, State.GIVEN_UP)
                        .map(Stored::value)
                        .filter(given -> newest(subscription, State.DELIVERED)
                                .map(Stored::value)
                                .filter(arrived -> isAfter(arrived, given))
                                .isEmpty()));
    }

    private static boolean isAfter(DeliveryDocument one, DeliveryDocument other) {
        var first = other.done();
        var second = one.done();
        return first != null && second != null && second.isAfter(first);
    }

    long count(long subscription, State wanted) {
        return state.read(reading -> reading.count(in(subscription, wanted)));
    }

    /** Forgets what was done before a time; until then it keeps the same thing from being told twice. */
    void forgetBefore(Instant time) {
        state.write(DURABLE, writing -> {
            var old = writing.find(
                    DeliveryDocument.KIND,
                    Query.by(DELIVERIES, "done").from(Instant.EPOCH).below(time).limit(1000));
            old.forEach(stored -> writing.delete(DeliveryDocument.KIND, stored.id()));
            return old.size();
        });
    }
}

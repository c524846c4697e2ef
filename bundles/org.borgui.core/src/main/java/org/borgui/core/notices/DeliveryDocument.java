package org.borgui.core.notices;

import java.time.Duration;
import java.time.Instant;
import org.borgui.api.notice.Delivery;
import org.borgui.api.notice.Delivery.State;
import org.borgui.api.notice.Notice;
import org.borgui.spi.state.Index;
import org.borgui.state.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A notice on its way to one subscription, as it is kept.
 *
 * @param key of the subscription and the notice: what has happened once is told once
 * @param next null once it is done
 */
record DeliveryDocument(
        String key,
        long subscription,
        Notice notice,
        State state,
        int attempts,
        Instant made,
        @Nullable Instant next,
        @Nullable Instant done,
        @Nullable String trouble) {

    static final Kind<DeliveryDocument> KIND = Kind.of(
            "deliveries",
            DeliveryDocument.class,
            Index.unique("key", "key"),
            Index.on("next", "next"),
            Index.on("state", "subscription", "state"),
            Index.on("subscription", "subscription"),
            Index.on("done", "done"));

    /** So long is tried before somebody has to ask for it. */
    private static final Duration PATIENCE = Duration.ofHours(24);

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    static String key(long subscription, Notice notice) {
        return subscription + ":" + notice.key();
    }

    static DeliveryDocument of(long subscription, Notice notice, Instant now) {
        return new DeliveryDocument(
                key(subscription, notice), subscription, notice, State.WAITING, 0, now, now, null, null);
    }

    DeliveryDocument delivered(Instant now) {
        return new DeliveryDocument(key, subscription, notice, State.DELIVERED, attempts + 1, made, null, now, trouble);
    }

    /** Tried again after a minute, then after twice as long each time, at last every hour. */
    DeliveryDocument failed(Instant now, String why) {
        if (now.isAfter(made.plus(PATIENCE))) {
            return new DeliveryDocument(key, subscription, notice, State.GIVEN_UP, attempts + 1, made, null, now, why);
        }
        var pause = SHORTEST.multipliedBy(1L << Math.min(attempts, 10));
        var next = now.plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
        return new DeliveryDocument(key, subscription, notice, State.WAITING, attempts + 1, made, next, null, why);
    }

    /** Tried at this time instead. */
    DeliveryDocument moved(Instant to) {
        return new DeliveryDocument(key, subscription, notice, state, attempts, made, to, done, trouble);
    }

    /** Waits no longer, and has a day more. */
    DeliveryDocument again(Instant now) {
        return new DeliveryDocument(key, subscription, notice, State.WAITING, attempts, now, now, null, trouble);
    }

    Delivery delivery() {
        return new Delivery(notice, state, attempts, next, done, trouble);
    }
}

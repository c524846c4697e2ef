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
 * @param failing when the first try since it was asked for did not arrive; null while none has
 * @param next null once it is done
 */
record DeliveryDocument(
        String key,
        long subscription,
        Notice notice,
        State state,
        int attempts,
        Instant made,
        @Nullable Instant failing,
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
                key(subscription, notice), subscription, notice, State.WAITING, 0, now, null, now, null, null);
    }

    DeliveryDocument delivered(Instant now) {
        return new DeliveryDocument(
                key, subscription, notice, State.DELIVERED, attempts + 1, made, failing, null, now, trouble);
    }

    /** Tried again after a minute, then after twice as long each time, at last every hour; given up when that took a day. */
    DeliveryDocument failed(Instant now, String why) {
        var since = failing == null ? now : failing;
        boolean over = now.isAfter(since.plus(PATIENCE));
        return new DeliveryDocument(
                key,
                subscription,
                notice,
                over ? State.GIVEN_UP : State.WAITING,
                attempts + 1,
                made,
                since,
                over ? null : now.plus(pause(attempts)),
                over ? now : null,
                why);
    }

    /** @param failures how many there were before */
    static Duration pause(int failures) {
        var pause = SHORTEST.multipliedBy(1L << Math.min(failures, 10));
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }

    boolean isDue(Instant now) {
        return next != null && !next.isAfter(now);
    }

    /** Tried at once. */
    DeliveryDocument soon(Instant now) {
        return new DeliveryDocument(key, subscription, notice, state, attempts, made, failing, now, done, trouble);
    }

    /** Waits no longer, and has a day more. */
    DeliveryDocument again(Instant now) {
        return new DeliveryDocument(key, subscription, notice, State.WAITING, attempts, made, null, now, null, trouble);
    }

    Delivery delivery() {
        return new Delivery(notice, state, attempts, next, done, trouble);
    }
}

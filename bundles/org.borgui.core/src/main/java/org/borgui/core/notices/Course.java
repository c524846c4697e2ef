package org.borgui.core.notices;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.borgui.state.Stored;

/**
 * How sending to one subscription goes: which notice is next, and when. While all is well the oldest goes first. After a failure
 * another one is tried before the same comes again, so that one which is never taken keeps no other from arriving. In memory
 * alone: after a restart everything that waits is tried anew. One thread at a time sends; any may ask.
 */
final class Course {

    private static final int OUTAGE = 2;

    private final Set<Long> sent = new HashSet<>();
    private Instant notBefore = Instant.MIN;
    private int failures;
    private boolean busy;

    /** The one to send now, which is then under way; empty when there is none, or it is not the time. */
    synchronized Optional<Stored<DeliveryDocument>> begin(List<Stored<DeliveryDocument>> waiting, Instant now) {
        if (busy || now.isBefore(notBefore)) {
            return Optional.empty();
        }
        var order = Comparator.comparingLong((Stored<DeliveryDocument> one) -> one.id());
        var chosen = waiting.stream()
                .filter(one -> one.value().isDue(now))
                .min(
                        failures == 0
                                ? order
                                : Comparator.comparingInt((Stored<DeliveryDocument> one) ->
                                                one.value().attempts())
                                        .thenComparing(order));
        busy = chosen.isPresent();
        return chosen;
    }

    /** Whether it has left already, and only that could not be kept. */
    synchronized boolean hasSent(long delivery) {
        return sent.contains(delivery);
    }

    synchronized void sent(long delivery) {
        sent.add(delivery);
    }

    /** It has arrived, and that is kept. Answers whether more than one failed before: the other side was away. */
    synchronized boolean succeeded(long delivery) {
        boolean back = failures >= OUTAGE;
        sent.remove(delivery);
        failures = 0;
        return back;
    }

    /** It has not arrived, or that it has could not be kept. */
    synchronized void failed(Instant now) {
        notBefore = now.plus(DeliveryDocument.pause(failures));
        failures++;
    }

    /** Somebody asks for it, or a notifier has come: it need not wait. */
    synchronized void hurry() {
        notBefore = Instant.MIN;
    }

    synchronized void end() {
        busy = false;
    }

    synchronized Optional<Instant> pausedUntil(Instant now) {
        return notBefore.isAfter(now) ? Optional.of(notBefore) : Optional.empty();
    }
}

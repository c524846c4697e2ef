package org.borgui.core.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When the slots of a schedule begin, where many are due at the same minute and are spread: each so much later as its number
 * says, always the same and always before its next slot. So there is exactly one start for each slot, in their order.
 */
public final class Starts {

    /** What its multiples have after the point lies evenly between 0 and 1, however many there are. */
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    /** Where the last slot is looked for first; from there farther and farther back. */
    private static final Duration NEAR = Duration.ofMinutes(1);

    private final Slots slots;
    private final Duration most;
    private final double share;

    private Starts(Slots slots, Duration most, double share) {
        this.slots = slots;
        this.most = most;
        this.share = share;
    }

    /**
     * Refuses what is no cron expression.
     *
     * @param spreadMinutes how much later a slot begins at most; 0 for none
     * @param number of what is due
     */
    public static Starts of(String cron, ZoneId zone, int spreadMinutes, long number) {
        double turns = number * GOLDEN;
        return new Starts(Slots.of(cron, zone), Duration.ofMinutes(spreadMinutes), turns - Math.floor(turns));
    }

    /** The first start that is later; empty when none comes. */
    public Optional<Instant> next(Instant after) {
        var following = slots.next(after);
        return last(after)
                .map(slot -> start(slot, following))
                .filter(start -> start.isAfter(after))
                .or(() -> following.map(slot -> start(slot, slots.next(slot))));
    }

    /** Up to when all is over that was due by now: the start of the last slot that has come may still be ahead. */
    public Instant over(Instant now) {
        return last(now)
                .map(slot -> start(slot, slots.next(now)))
                .filter(start -> start.isAfter(now))
                .orElse(now);
    }

    /** The last slot that may begin later than a time; those before it have begun. */
    private Optional<Instant> last(Instant time) {
        if (most.isZero()) {
            return Optional.empty();
        }
        var back = NEAR;
        var last = slots.next(time.minus(back)).filter(slot -> !slot.isAfter(time));
        while (last.isEmpty() && back.compareTo(most) < 0) {
            back = back.multipliedBy(2);
            last = slots.next(time.minus(back)).filter(slot -> !slot.isAfter(time));
        }
        for (var slot = last; slot.isPresent(); slot = slots.next(slot.get()).filter(one -> !one.isAfter(time))) {
            last = slot;
        }
        return last;
    }

    private Instant start(Instant slot, Optional<Instant> following) {
        var room = following
                .map(next -> Duration.between(slot, next))
                .filter(gap -> gap.compareTo(most) < 0)
                .orElse(most);
        return slot.plusSeconds((long) (room.toSeconds() * share));
    }
}

package org.borgui.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until a test moves it. May be used by any thread. */
public final class SettableClock extends Clock {

    private final Hands hands;
    private final ZoneId zone;

    private SettableClock(Hands hands, ZoneId zone) {
        this.hands = hands;
        this.zone = zone;
    }

    /** A clock in UTC that shows this time. */
    public static SettableClock at(Instant now) {
        return new SettableClock(new Hands(now), ZoneOffset.UTC);
    }

    /** The same for a time like {@code 2026-03-01T02:00:00Z}. */
    public static SettableClock at(String now) {
        return at(Instant.parse(now));
    }

    /** Shows another time, earlier or later. */
    public void set(Instant time) {
        hands.set(time);
    }

    /** Goes on by a while, and tells the time it shows then. */
    public Instant advance(Duration by) {
        return hands.advance(by);
    }

    /** From now on each look at the clock makes it go on by a while, as a real one does. */
    public void tick(Duration atEachLook) {
        hands.tick(atEachLook);
    }

    @Override
    public Instant instant() {
        return hands.get();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** The same clock in another zone: both move together. */
    @Override
    public Clock withZone(ZoneId other) {
        return new SettableClock(hands, other);
    }

    private static final class Hands {

        private Instant now;
        private Duration atEachLook = Duration.ZERO;

        Hands(Instant now) {
            this.now = now;
        }

        synchronized Instant get() {
            return advance(atEachLook);
        }

        synchronized void tick(Duration by) {
            atEachLook = by;
        }

        synchronized void set(Instant time) {
            now = time;
        }

        synchronized Instant advance(Duration by) {
            now = now.plus(by);
            return now;
        }
    }
}

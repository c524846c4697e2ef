package org.borgui.access;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets sign-ins of one source through one after another: a hundred guesses at once must not all pass before the first has
 * failed. Only so many wait, and only some of them from one source, so that others are answered while a flood goes on.
 */
final class SignInLanes {

    static final int MOST = 40;
    static final int MOST_OF_ONE = 20;

    private static final class Lane {
        final Lock turn = new ReentrantLock(true);
        int inside;
    }

    private final Map<String, Lane> lanes = new HashMap<>();
    private int inside;

    <T> T in(String source, Supplier<T> work) {
        var lane = enter(source);
        try {
            lane.turn.lock();
            try {
                return work.get();
            } finally {
                lane.turn.unlock();
            }
        } finally {
            leave(source, lane);
        }
    }

    /** How many of this source wait, or are being judged. */
    synchronized int inside(String source) {
        var lane = lanes.get(source);
        return lane == null ? 0 : lane.inside;
    }

    private synchronized Lane enter(String source) {
        var lane = lanes.get(source);
        if (inside >= MOST || (lane != null && lane.inside >= MOST_OF_ONE)) {
            throw Refusals.tooManySignIns();
        }
        inside++;
        var entered = lane == null ? new Lane() : lane;
        entered.inside++;
        lanes.put(source, entered);
        return entered;
    }

    private synchronized void leave(String source, Lane lane) {
        inside--;
        if (--lane.inside == 0) {
            lanes.remove(source);
        }
    }
}

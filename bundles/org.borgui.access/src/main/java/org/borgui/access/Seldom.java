package org.borgui.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lets something happen once in a while for each key, so that a flood of requests makes no flood of entries. */
final class Seldom {

    private static final int MOST_KEYS = 10_000;

    private final Clock clock;
    private final Duration pause;
    private final Map<String, Instant> last = new LinkedHashMap<>(16, 0.75f, true);

    Seldom(Clock clock, Duration pause) {
        this.clock = clock;
        this.pause = pause;
    }

    /** Whether it is time again; then it counts as done. */
    synchronized boolean isDue(String key) {
        var now = clock.instant();
        var before = last.get(key);
        if (before != null && !before.isAfter(now) && now.isBefore(before.plus(pause))) {
            return false;
        }
        last.put(key, now);
        if (last.size() > MOST_KEYS) {
            last.remove(last.keySet().iterator().next());
        }
        return true;
    }
}

package org.borgui.core.plans;

import java.time.Instant;
import java.util.Optional;
import org.borgui.core.schedule.Starts;

/** The slots that have passed and were not handled: the first, the newest, and how many in all. */
record Passed(Instant first, Instant newest, long count) {

    /** Those after a time, up to another one; empty when there is none. */
    static Optional<Passed> of(Starts slots, Instant handled, Instant now) {
        var slot = due(slots, handled, now);
        if (slot.isEmpty()) {
            return Optional.empty();
        }
        var passed = new Passed(slot.get(), slot.get(), 1);
        for (slot = due(slots, passed.newest, now); slot.isPresent(); slot = due(slots, passed.newest, now)) {
            passed = new Passed(passed.first, slot.get(), passed.count + 1);
        }
        return Optional.of(passed);
    }

    private static Optional<Instant> due(Starts slots, Instant after, Instant now) {
        return slots.next(after).filter(slot -> !slot.isAfter(now));
    }
}

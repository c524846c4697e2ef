package org.borgui.rest.events;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last events, for clients that come back. Progress is not kept: the job's next state tells more. */
final class EventRing {

    private final Deque<Event> kept = new ArrayDeque<>();
    private final int capacity;
    private long dropped;

    /** @param before the greatest number that was given before the first event of this ring */
    EventRing(int capacity, long before) {
        this.capacity = capacity;
        this.dropped = before;
    }

    void add(Event event) {
        if (event.isExpendable()) {
            return;
        }
        kept.add(event);
        if (kept.size() > capacity) {
            dropped = kept.remove().id();
        }
    }

    /** Those after the last one a client has seen. */
    List<Event> after(long last) {
        return kept.stream().filter(event -> event.id() > last).toList();
    }

    /** Whether nothing after that one has been forgotten. */
    boolean reaches(long last) {
        return last >= dropped;
    }
}

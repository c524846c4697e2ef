package org.borgui.rest.events;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * What one client has still to be sent. Bounded: when it is full, progress is dropped first; when there is none to drop,
 * the client is too slow and the queue closes.
 */
final class EventQueue {

    private final Deque<Event> waiting = new ArrayDeque<>();
    private final int capacity;
    private boolean closed;

    EventQueue(int capacity) {
        this.capacity = capacity;
    }

    /** Adds an event, which takes the place of those it makes useless. Never waits. */
    synchronized void offer(Event event) {
        if (closed) {
            return;
        }
        waiting.removeIf(older -> older.isOutdatedBy(event));
        if (waiting.size() >= capacity && !dropOne() && !event.isExpendable()) {
            close();
            return;
        }
        if (waiting.size() < capacity) {
            waiting.add(event);
        }
        notifyAll();
    }

    private boolean dropOne() {
        var oldest = waiting.stream().filter(Event::isExpendable).findFirst();
        oldest.ifPresent(waiting::remove);
        return oldest.isPresent();
    }

    /** The next event; empty when none came in time, or when the queue is closed. */
    synchronized Optional<Event> take(Duration patience) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        while (waiting.isEmpty() && !closed) {
            long left = until - System.nanoTime();
            if (left <= 0) {
                return Optional.empty();
            }
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
        return closed ? Optional.empty() : Optional.ofNullable(waiting.poll());
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Ends it; whoever waits is woken. */
    synchronized void close() {
        closed = true;
        waiting.clear();
        notifyAll();
    }
}

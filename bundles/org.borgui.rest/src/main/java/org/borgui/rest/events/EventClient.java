package org.borgui.rest.events;

import java.time.Duration;
import java.util.function.Consumer;
import org.borgui.api.access.Caller;
import org.borgui.api.access.SessionService;

/** One listening client: a queue, and the thread that writes what is in it. */
final class EventClient {

    private static final int WAITING = 500;
    private static final Duration STOP = Duration.ofSeconds(1);

    private final EventQueue queue = new EventQueue(WAITING);
    private final Caller caller;
    private final SessionService sessions;
    private final EventWriter writer;
    private final Duration pause;
    private final Thread thread = new Thread(this::run, "event-writer");
    private Consumer<EventClient> ended = client -> {};
    private long newest;
    private boolean complete;

    /** @param pause after which a silent stream is checked, and kept alive by a comment */
    EventClient(Caller caller, SessionService sessions, EventWriter writer, Duration pause) {
        this.caller = caller;
        this.sessions = sessions;
        this.writer = writer;
        this.pause = pause;
        thread.setDaemon(true);
    }

    EventQueue queue() {
        return queue;
    }

    /**
     * Begins to write.
     *
     * @param last number of the newest event there is
     * @param whole nothing was missed since the client was here before
     */
    void start(long last, boolean whole, Consumer<EventClient> whenEnded) {
        newest = last;
        complete = whole;
        ended = whenEnded;
        thread.start();
    }

    void close() {
        queue.close();
        thread.interrupt();
        writer.close();
    }

    /** Waits until the thread has ended; one that is stuck in a write ends when the connection does. */
    void join() throws InterruptedException {
        thread.join(STOP.toMillis());
    }

    private void run() {
        try {
            boolean open = writer.connected(newest, complete);
            long checked = System.nanoTime();
            while (open && !queue.isClosed()) {
                long rest = pause.toNanos() - (System.nanoTime() - checked);
                var event = queue.take(Duration.ofNanos(Math.max(0, rest)));
                if (event.isPresent()) {
                    open = writer.event(event.get());
                }
                if (System.nanoTime() - checked >= pause.toNanos()) {
                    open = open && check();
                    checked = System.nanoTime();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended.accept(this);
            queue.close();
            writer.close();
        }
    }

    private boolean check() {
        if (queue.isClosed()) {
            return false;
        }
        return sessions.isLive(caller) ? writer.alive() : writer.sessionEnded();
    }
}

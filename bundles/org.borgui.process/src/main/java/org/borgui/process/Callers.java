package org.borgui.process;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The threads that run programs at this moment, so that they can be interrupted when the server stops. */
final class Callers {

    private final Set<Thread> threads = new HashSet<>();
    private boolean closed;

    /** False when no program may be started any more. */
    synchronized boolean enter() {
        return !closed && threads.add(Thread.currentThread());
    }

    synchronized void leave() {
        threads.remove(Thread.currentThread());
        notifyAll();
    }

    /** Interrupts them all and waits until they are through with ending their programs. */
    synchronized void close(Duration atMost) throws InterruptedException {
        closed = true;
        threads.forEach(Thread::interrupt);
        var deadline = System.nanoTime() + atMost.toNanos();
        while (!threads.isEmpty() && System.nanoTime() < deadline) {
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(1_000_000, deadline - System.nanoTime()));
        }
    }
}

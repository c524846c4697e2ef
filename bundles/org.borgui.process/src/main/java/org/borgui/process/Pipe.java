package org.borgui.process;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Reads one of a program's outputs to its end and hands it on. Tells whether it is stuck in a pipe that nobody closes. */
final class Pipe implements Runnable {

    /** Where the bytes go. */
    interface Drain {
        void take(byte[] bytes, int count) throws IOException;

        /** There is no more. */
        default void end() throws IOException {}

        /** Nobody wants it any more. */
        default void drop() {}

        /** Whether it may come a little later and in larger pieces: a program may write each line by itself. */
        default boolean inPieces() {
            return false;
        }
    }

    static final int CHUNK = 1 << 16;
    private static final int PIECE = CHUNK / 2;

    /** In this time, the fastest writers of lines fill about half of a pipe. */
    private static final long NANOS_FOR_A_PIECE = 3_000_000;

    private final InputStream from;
    private final Drain to;
    private volatile boolean reading;
    private volatile boolean dropped;
    private final AtomicLong reads = new AtomicLong();

    Pipe(InputStream from, Drain to) {
        this.from = from;
        this.to = to;
    }

    @Override
    public void run() {
        var bytes = new byte[CHUNK];
        try {
            int count;
            while ((count = read(bytes)) >= 0) {
                if (!dropped) {
                    to.take(bytes, count);
                }
                if (count < PIECE && to.inPieces()) {
                    LockSupport.parkNanos(NANOS_FOR_A_PIECE);
                }
            }
            if (!dropped) {
                to.end();
            }
        } catch (IOException e) {
            throw new UndeliveredException(e);
        }
    }

    private int read(byte[] bytes) {
        reading = true;
        try {
            return from.read(bytes);
        } catch (IOException closed) {
            return -1; // the pipe's other end is gone: the program has ended
        } finally {
            reading = false;
            reads.incrementAndGet();
        }
    }

    /** How often something was read, or -1 while what was read is being delivered. */
    long waitingSince() {
        return reading ? reads.get() : -1;
    }

    /** From now on nothing is handed on. */
    void drop() {
        dropped = true;
        to.drop();
    }

    /** Whoever should have had the output did not take it. */
    static final class UndeliveredException extends RuntimeException {

        private final IOException reason;

        UndeliveredException(IOException reason) {
            super(reason);
            this.reason = reason;
        }

        IOException reason() {
            return reason;
        }
    }
}

package org.borgui.auth.local;

import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;

/**
 * Bounds the memory that hashing takes at once, so that a flood of sign-ins takes neither all memory nor all cores: four
 * hashes of today's cost, or one of the most costly that are understood. The others wait their turn.
 */
final class Turns {

    private static final int PERMITS = 4 * Argon2.TODAY.kib();
    private static final long PATIENCE_SECONDS = 15;

    private final Semaphore kib = new Semaphore(PERMITS, true);

    /**
     * Waits for its turn and works.
     *
     * @param needed KiB; never less than today's hash is counted
     */
    <T> T take(int needed, Supplier<T> work) {
        var permits = Math.min(PERMITS, Math.max(needed, Argon2.TODAY.kib()));
        acquire(permits);
        try {
            return work.get();
        } finally {
            kib.release(permits);
        }
    }

    private void acquire(int permits) {
        try {
            if (!kib.tryAcquire(permits, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
    }

    private static RefusedException busy() {
        return new RefusedException(
                Reason.UNAVAILABLE,
                "backend.errors.auth.busy",
                Map.of("retryAfterSeconds", 5),
                "Too many people are signing in just now. Try again in a moment.");
    }
}

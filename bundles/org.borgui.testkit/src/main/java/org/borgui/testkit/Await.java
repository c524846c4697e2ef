package org.borgui.testkit;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another thread does. The test says how long, by its time-out, which interrupts. */
public final class Await {

    private static final long BETWEEN_NANOS = 2_000_000;

    private Await() {}

    /** Looks until it is so. */
    public static void until(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            if (Thread.currentThread().isInterrupted()) {
                throw new AssertionError("timed out");
            }
            LockSupport.parkNanos(BETWEEN_NANOS);
        }
    }
}

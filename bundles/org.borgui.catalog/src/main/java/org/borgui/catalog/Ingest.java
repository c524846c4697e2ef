package org.borgui.catalog;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.catalog.index.ArchiveWriter;
import org.jspecify.annotations.Nullable;

/** One archive being read for the first time: one thread reads, others look and wait. */
final class Ingest {

    private static final Duration TOLD_FOR = Duration.ofSeconds(30);

    /** Long enough for a browser that looks each second; the lane may be free soon. */
    private static final Duration BUSY_TOLD_FOR = Duration.ofSeconds(3);

    private final Clock clock;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile @Nullable ArchiveWriter writer;
    private volatile @Nullable RefusedException refusal;
    private volatile @Nullable Instant failed;

    Ingest(Clock clock) {
        this.clock = clock;
    }

    void begin(ArchiveWriter to) {
        writer = to;
    }

    void succeed() {
        over.countDown();
    }

    /** The first reason counts: what is ended because its repository was forgotten fails once more, for having been ended. */
    synchronized void fail(RefusedException why) {
        if (refusal == null) {
            refusal = why;
            failed = clock.instant();
        }
        over.countDown();
    }

    /** Waits until it is over; false when it is not by then. Refuses when it failed. */
    boolean await(Duration longest) throws InterruptedException {
        if (!over.await(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            return false;
        }
        var why = refusal;
        if (why != null) {
            throw why;
        }
        return true;
    }

    /** Who writes down what is read; empty while it waits for its turn. */
    Optional<ArchiveWriter> writer() {
        return Optional.ofNullable(writer);
    }

    private boolean isBusy() {
        var why = refusal;
        return why != null && why.reason() == Reason.LOCKED;
    }

    /** It failed, and so long ago that the next one who asks should not hear of it. */
    boolean isForgotten() {
        var at = failed;
        return at != null && at.plus(isBusy() ? BUSY_TOLD_FOR : TOLD_FOR).isBefore(clock.instant());
    }
}

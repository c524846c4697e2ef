package org.borgui.borg;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.borgui.api.job.Progress;
import org.jspecify.annotations.Nullable;

/** Makes progress of what borg tells: adds speed, percent and remaining time, and leaves out what comes too fast. */
final class Meter {

    private record Sample(long nanos, long bytes) {}

    private static final long BETWEEN_NANOS = 250_000_000L;
    private static final long WINDOW_NANOS = 10_000_000_000L;
    private static final double SECOND = 1e9;

    private final Deque<Sample> window = new ArrayDeque<>();
    private final LongSupplier nanos;
    private final Consumer<Progress> to;
    private long told;

    /** @param nanos the time, in nanoseconds since whenever */
    Meter(LongSupplier nanos, Consumer<Progress> to) {
        this.nanos = nanos;
        this.to = to;
        this.told = nanos.getAsLong() - BETWEEN_NANOS;
        window.add(new Sample(nanos.getAsLong(), 0));
        to.accept(Progress.begun());
    }

    /** A sample, of which only a few a second are told. */
    synchronized void at(Line.Archived now, OptionalLong expected) {
        var time = nanos.getAsLong();
        if (time - told >= BETWEEN_NANOS) {
            told = time;
            to.accept(progress(now, expected, time));
        }
    }

    /** The last sample, which is always told. */
    synchronized void end(Line.Archived now, OptionalLong expected) {
        var reached = expected.isPresent() ? OptionalLong.of(now.originalSize()) : expected;
        to.accept(progress(now, reached, nanos.getAsLong()));
    }

    private Progress progress(Line.Archived now, OptionalLong expected, long time) {
        var speed = speed(now.originalSize(), time);
        Double percent = null;
        Long total = null;
        Long left = null;
        if (expected.isPresent() && expected.getAsLong() >= now.originalSize()) {
            total = expected.getAsLong();
            percent = total == 0 ? 100.0 : 100.0 * now.originalSize() / total;
            left = secondsLeft(total - now.originalSize(), speed);
        }
        return new Progress(
                now.originalSize(),
                now.compressedSize(),
                now.deduplicatedSize(),
                now.files(),
                now.path(),
                percent,
                speed,
                total,
                left);
    }

    private double speed(long bytes, long time) {
        while (window.size() > 1 && time - window.getFirst().nanos() > WINDOW_NANOS) {
            window.removeFirst();
        }
        var first = window.getFirst();
        window.addLast(new Sample(time, bytes));
        return time > first.nanos() ? Math.max(0, bytes - first.bytes()) * SECOND / (time - first.nanos()) : 0;
    }

    private static @Nullable Long secondsLeft(long bytes, double speed) {
        if (bytes == 0) {
            return 0L;
        }
        return speed > 0 ? Long.valueOf(Math.round(bytes / speed)) : null;
    }
}

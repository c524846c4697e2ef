package org.borgui.core.promises;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Notices when the clock is set, by how much time has really passed. One thread. */
final class ClockWatch {

    private static final Duration MUCH = Duration.ofMinutes(10);

    private record Look(Instant clock, Duration uptime) {}

    private final Clock clock;
    private final Supplier<Duration> uptime;
    private @Nullable Look last;

    /** @param uptime how long the machine has been running, sleep included */
    ClockWatch(Clock clock, Supplier<Duration> uptime) {
        this.clock = clock;
        this.uptime = uptime;
    }

    /** Linux counts the time it slept; elsewhere a machine that slept looks like a clock that was set. */
    static Duration ofMachine() {
        try {
            var seconds = Files.readString(Path.of("/proc/uptime")).split(" ", 2)[0];
            return Duration.ofMillis((long) (Double.parseDouble(seconds) * 1000));
        } catch (IOException | NumberFormatException e) {
            return Duration.ofNanos(System.nanoTime());
        }
    }

    /** By how much the clock was set since the last look; empty when it was not, or by little. */
    Optional<Duration> look() {
        var now = new Look(clock.instant(), uptime.get());
        var before = last;
        last = now;
        if (before == null) {
            return Optional.empty();
        }
        var shown = Duration.between(before.clock, now.clock);
        var moved = shown.minus(now.uptime.minus(before.uptime));
        return moved.abs().compareTo(MUCH) < 0 ? Optional.empty() : Optional.of(moved);
    }
}

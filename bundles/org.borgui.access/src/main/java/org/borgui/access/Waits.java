package org.borgui.access;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.borgui.access.SourceDocument.Failure;

/**
 * How long a source has to wait after its failures. Five within 15 minutes are free, whatever names were tried; the fifth
 * makes it wait half a minute, and each further one twice as long. For an account that is being guessed one is free: the
 * wait begins with two minutes, and is for that account alone.
 */
final class Waits {

    static final int MOST_FAILURES = 5;

    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final int MOST_DOUBLINGS = 5; // 16 minutes, longer than failures are counted

    private static final Duration FIRST_GUARDED = Duration.ofMinutes(2);
    private static final int MOST_DOUBLINGS_GUARDED = 4; // 32 minutes

    private Waits() {}

    /** Until when it waits before it may try this name; {@link Instant#MIN} when it need not. */
    static Instant end(List<Failure> failures, String name, Instant now) {
        return later(ofAll(failures, now), guarded(failures, name));
    }

    /** Until when it waits for whatever name. */
    static Instant end(List<Failure> failures, Instant now) {
        return failures.stream()
                .filter(Failure::guarded)
                .map(failure -> guarded(failures, failure.name()))
                .reduce(ofAll(failures, now), Waits::later);
    }

    private static Instant ofAll(List<Failure> failures, Instant now) {
        var since = now.minus(WINDOW);
        return end(failures, failure -> failure.at().isAfter(since), MOST_FAILURES, FIRST, MOST_DOUBLINGS);
    }

    private static Instant guarded(List<Failure> failures, String name) {
        return end(
                failures,
                failure -> failure.guarded() && failure.name().equals(name),
                1,
                FIRST_GUARDED,
                MOST_DOUBLINGS_GUARDED);
    }

    private static Instant end(
            List<Failure> failures, Predicate<Failure> counted, int free, Duration first, int mostDoublings) {
        var those = failures.stream().filter(counted).toList();
        if (those.size() < free) {
            return Instant.MIN;
        }
        var doublings = Math.min(those.size() - free, mostDoublings);
        return those.get(those.size() - 1).at().plus(first.multipliedBy(1L << doublings));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}

package org.borgui.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Slows down whoever guesses passwords. It counts the failures of a source of the last 15 minutes, whatever names were
 * tried: the fifth makes the source wait half a minute, and each further one twice as long. A success takes away the
 * failures of its own name alone, so that nobody clears the way to other names by signing in.
 *
 * <p>What is tried from one source never stops another. In memory: a restart forgets.
 */
final class Throttle {

    static final int MOST_FAILURES = 5;
    static final int MOST_SOURCES = 10_000;

    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    private static final int MOST_DOUBLINGS = 5; // 16 minutes, longer than failures are remembered

    private record Failure(String name, Instant at) {

        /** The same, as if it were now when the clock has been set back since. */
        Failure notAfter(Instant now) {
            return at.isAfter(now) ? new Failure(name, now) : this;
        }
    }

    private final Clock clock;
    private final Map<String, List<Failure>> sources = new LinkedHashMap<>(16, 0.75f, true);

    Throttle(Clock clock) {
        this.clock = clock;
    }

    /** Refuses with {@code TOO_MANY} while the source has to wait. */
    synchronized void require(String source) {
        var wait = wait(recent(source));
        if (wait.isPresent()) {
            throw Refusals.tooManyRequests(wait.get());
        }
    }

    /** Counts a failure. Refuses when it is the one that makes the source wait. */
    synchronized void failed(String source, String name) {
        var failures = recent(source);
        failures.add(new Failure(name, clock.instant()));
        sources.put(source, failures);
        if (sources.size() > MOST_SOURCES) {
            sources.remove(sources.keySet().iterator().next()); // the one not heard of for longest
        }
        require(source);
    }

    synchronized void succeeded(String source, String name) {
        var failures = recent(source);
        failures.removeIf(failure -> failure.name().equals(name));
        if (failures.isEmpty()) {
            sources.remove(source);
        } else {
            sources.put(source, failures);
        }
    }

    synchronized int size() {
        return sources.size();
    }

    /** What counts as one source: an IPv4 address, or an IPv6 network of 64 bits, which is what one customer is given. */
    static String source(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            var parsed = InetAddress.getByName(address); // has a colon, so that it is never looked up by name
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), 8))
                    : parsed.getHostAddress();
        } catch (UnknownHostException e) {
            return address;
        }
    }

    private List<Failure> recent(String source) {
        var now = clock.instant();
        var failures = new ArrayList<>(sources.getOrDefault(source, List.of()));
        failures.removeIf(failure -> !failure.at().isAfter(now.minus(WINDOW)));
        failures.replaceAll(failure -> failure.notAfter(now));
        sources.computeIfPresent(source, (same, before) -> List.copyOf(failures));
        return failures;
    }

    private Optional<Duration> wait(List<Failure> failures) {
        if (failures.size() < MOST_FAILURES) {
            return Optional.empty();
        }
        var doublings = Math.min(failures.size() - MOST_FAILURES, MOST_DOUBLINGS);
        var last = failures.get(failures.size() - 1).at();
        var wait = Duration.between(clock.instant(), last.plus(FIRST_WAIT.multipliedBy(1L << doublings)));
        return wait.isNegative() || wait.isZero() ? Optional.empty() : Optional.of(wait);
    }
}

package org.borgui.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.borgui.access.SourceDocument.Failure;
import org.borgui.state.State;

/**
 * Slows down whoever guesses passwords, see {@link Waits}. It counts by source, also over a restart, and what is tried from
 * one source never stops another: a source that has not failed yet is always heard. A success takes away the failures of its
 * own name alone, so that nobody clears the way to other names by signing in.
 *
 * <p>An account that many sources guess leaves a source fewer tries, unless its user has signed in from there before.
 *
 * <p>Names are given as hashes, see {@link NameHash}.
 */
final class Throttle {

    static final int MOST_SOURCES = 10_000;

    private final Clock clock;
    private final FailedSources sources;
    private final RecentGuesses guesses;
    private final KnownPlaces places;

    Throttle(State state, Clock clock) {
        this(state, clock, MOST_SOURCES);
    }

    Throttle(State state, Clock clock, int mostSources) {
        this.clock = clock;
        this.sources = new FailedSources(state, mostSources, clock.instant());
        this.guesses = new RecentGuesses(sources.all());
        this.places = new KnownPlaces(state);
    }

    /** Refuses with {@code TOO_MANY} while the source has to wait before it may try this name. */
    synchronized void require(String source, String name) {
        var now = clock.instant();
        var end = Waits.end(sources.get(source, now).failures(), name, now);
        if (end.isAfter(now)) {
            throw Refusals.tooManyRequests(Duration.between(now, end));
        }
    }

    /** Counts a failure, which may make the source wait. */
    synchronized Guesses failed(String source, String name) {
        var now = clock.instant();
        var seen = guesses.add(source, name, now);
        var guarded = seen.areManyForOneAccount() && !places.knows(name, source, now);
        sources.put(sources.get(source, now).with(new Failure(name, now, guarded)), now);
        return seen;
    }

    synchronized void succeeded(String source, String name) {
        var now = clock.instant();
        sources.put(sources.get(source, now).without(name), now);
        guesses.forgive(source, name);
        places.add(name, source, now);
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
}

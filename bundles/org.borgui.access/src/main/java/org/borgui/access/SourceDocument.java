package org.borgui.access;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.borgui.spi.state.Index;
import org.borgui.state.Kind;

/**
 * The failed sign-ins of one source within the last hour, oldest first.
 *
 * @param source see {@link Throttle#source}
 */
record SourceDocument(String source, List<Failure> failures) {

    static final Kind<SourceDocument> KIND =
            Kind.of("sign_in_sources", SourceDocument.class, Index.unique("source", "source"));

    static final Duration REMEMBERED = Duration.ofHours(1);

    /** More cannot come within an hour from a source that is made to wait. */
    static final int MOST_FAILURES = 16;

    /**
     * One failure.
     *
     * @param name a hash of the name that was tried, see {@link NameHash}
     * @param guarded whether this account was being guessed at the time, and nobody had signed in to it from here
     */
    record Failure(String name, Instant at, boolean guarded) {

        /** The same, as if it were now when the clock has been set back since. */
        Failure notAfter(Instant now) {
            return at.isAfter(now) ? new Failure(name, now, guarded) : this;
        }
    }

    SourceDocument {
        failures = List.copyOf(failures);
    }

    static SourceDocument empty(String source) {
        return new SourceDocument(source, List.of());
    }

    SourceDocument recent(Instant now) {
        var since = now.minus(REMEMBERED);
        return new SourceDocument(
                source,
                failures.stream()
                        .filter(failure -> failure.at().isAfter(since))
                        .map(failure -> failure.notAfter(now))
                        .toList());
    }

    SourceDocument with(Failure failure) {
        var all = new ArrayList<>(failures);
        all.add(failure);
        return new SourceDocument(source, all.subList(Math.max(0, all.size() - MOST_FAILURES), all.size()));
    }

    SourceDocument without(String name) {
        return new SourceDocument(
                source,
                failures.stream()
                        .filter(failure -> !failure.name().equals(name))
                        .toList());
    }
}

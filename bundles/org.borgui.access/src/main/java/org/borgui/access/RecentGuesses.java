package org.borgui.access;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.stream.Stream;

/** The failures of the last hour in their order, from all sources: the latest ones, of which few are enough to see a pattern. */
final class RecentGuesses {

    private static final int MOST = 2_000;

    private record Guess(String source, String name, Instant at) {}

    private final Deque<Guess> guesses = new ArrayDeque<>();

    /** Begins with those that are kept. */
    RecentGuesses(Stream<SourceDocument> kept) {
        kept.flatMap(document -> document.failures().stream()
                        .map(failure -> new Guess(document.source(), failure.name(), failure.at())))
                .sorted(Comparator.comparing(Guess::at))
                .forEach(this::add);
    }

    /** Counts one more, and says what comes of all. */
    Guesses add(String source, String name, Instant now) {
        var since = now.minus(SourceDocument.REMEMBERED);
        guesses.removeIf(guess -> !guess.at().isAfter(since) || guess.at().isAfter(now)); // or the clock was set back
        add(new Guess(source, name, now));
        return count(name);
    }

    /** Takes back those of somebody who then knew the password. */
    void forgive(String source, String name) {
        guesses.removeIf(guess -> guess.source().equals(source) && guess.name().equals(name));
    }

    private void add(Guess guess) {
        guesses.addLast(guess);
        if (guesses.size() > MOST) {
            guesses.removeFirst();
        }
    }

    private Guesses count(String name) {
        var sources = new HashSet<String>();
        var names = new HashSet<String>();
        var sourcesOfName = new HashSet<String>();
        int ofName = 0;
        for (var guess : guesses) {
            sources.add(guess.source());
            names.add(guess.name());
            if (guess.name().equals(name)) {
                sourcesOfName.add(guess.source());
                ofName++;
            }
        }
        return new Guesses(ofName, sourcesOfName.size(), names.size(), sources.size());
    }
}

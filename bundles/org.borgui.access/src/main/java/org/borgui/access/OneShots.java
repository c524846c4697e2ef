package org.borgui.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.borgui.api.Secret;
import org.jspecify.annotations.Nullable;

/** What is kept in memory under a random text that is good once, for some minutes. A restart forgets all of it. */
final class OneShots<T> {

    /** Beyond it the oldest go. */
    static final int MOST = 10_000;

    /** Of one owner; beyond it the owner's oldest goes, so that nobody pushes out what is others'. */
    static final int MOST_OF_ONE = 50;

    private static final int BYTES = 24;

    private record Kept<T>(T value, Object owner, Instant since) {}

    private final SecureRandom random = new SecureRandom();
    private final Clock clock;
    private final Duration life;
    private final Map<String, Kept<T>> kept = new LinkedHashMap<>();

    OneShots(Clock clock, Duration life) {
        this.clock = clock;
        this.life = life;
    }

    /**
     * Keeps something under a new text.
     *
     * @param owner whose it is: a user, a session, or where somebody unknown comes from
     */
    Secret keep(T value, Object owner) {
        var text = Hashes.random(random, BYTES);
        put(text, new Kept<>(value, owner, clock.instant()));
        return Secret.of(text);
    }

    /** Takes it out; empty when it was taken before, or its time is over, or the clock went back behind its beginning. */
    Optional<T> take(Secret text) {
        return good(remove(text.reveal()));
    }

    /** The same, and leaves it there. */
    Optional<T> find(Secret text) {
        return good(get(text.reveal()));
    }

    Duration life() {
        return life;
    }

    private synchronized void put(String text, Kept<T> value) {
        kept.values().removeIf(old -> old.since().plus(life).isBefore(value.since()));
        var own = kept.entrySet().stream()
                .filter(one -> one.getValue().owner().equals(value.owner()))
                .map(Map.Entry::getKey)
                .toList();
        own.stream().limit(Math.max(0, own.size() - MOST_OF_ONE + 1)).forEach(kept::remove);
        kept.put(text, value);
        if (kept.size() > MOST) {
            kept.remove(kept.keySet().iterator().next());
        }
    }

    private synchronized @Nullable Kept<T> remove(String text) {
        return kept.remove(text);
    }

    private synchronized @Nullable Kept<T> get(String text) {
        return kept.get(text);
    }

    private Optional<T> good(@Nullable Kept<T> found) {
        var now = clock.instant();
        return Optional.ofNullable(found)
                .filter(one ->
                        !now.isBefore(one.since()) && now.isBefore(one.since().plus(life)))
                .map(Kept::value);
    }
}

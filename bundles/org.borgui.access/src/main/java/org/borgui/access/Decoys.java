package org.borgui.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.borgui.spi.state.Query;
import org.borgui.state.State;

/**
 * What a password is compared with where there is nothing to compare it with. It costs what the hash of one of the users
 * costs, always of the same one for the same name: a slow answer tells that some user has an older, slower hash, but not
 * whether this name is a user's.
 */
final class Decoys {

    private static final Duration FRESH = Duration.ofMinutes(10);

    /** Stands in place of a hash's last characters, so that no password is right. */
    private static final String NOBODYS = "AAAAAAAA";

    private record Look(Instant at, List<String> hashes) {}

    private final State state;
    private final Clock clock;
    private volatile Look last = new Look(Instant.MIN, List.of());

    Decoys(State state, Clock clock) {
        this.state = state;
        this.clock = clock;
        state.open(UserDocument.KIND);
    }

    /** Empty when no user has a password. */
    Optional<String> of(String nameHash) {
        var hashes = hashes();
        return hashes.isEmpty() ? Optional.empty() : Optional.of(hashes.get(place(nameHash, hashes.size())));
    }

    private static int place(String nameHash, int count) {
        return (int) (((nameHash.hashCode() & 0xFFFF_FFFFL) * count) >>> 32);
    }

    private List<String> hashes() {
        var now = clock.instant();
        var look = last;
        if (look.at().isAfter(now) || look.at().isBefore(now.minus(FRESH))) {
            look = new Look(now, read());
            last = look;
        }
        return look.hashes();
    }

    /** Sorted, so that hardly a name changes its place when one user's hash is renewed. */
    private List<String> read() {
        return state.find(UserDocument.KIND, Query.all("users")).stream()
                .map(user -> user.value().password().hash())
                .filter(Objects::nonNull)
                .filter(hash -> hash.length() > NOBODYS.length())
                .map(hash -> hash.substring(0, hash.length() - NOBODYS.length()) + NOBODYS)
                .sorted()
                .toList();
    }
}

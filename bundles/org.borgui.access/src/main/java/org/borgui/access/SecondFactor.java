package org.borgui.access;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.borgui.api.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A second factor as kept with its user.
 *
 * @param seed of one-time codes, sealed
 * @param span of the code that was used last: that one and those before it are worth nothing any more
 * @param wrong how many one-time codes were wrong since the last that was right, wherever they came from: only who knows the
 *     password gets so far
 * @param recovery hashes of the codes that stand in for an app that was lost, each good once
 */
record SecondFactor(
        String seed, Instant since, long span, List<String> recovery, int wrong, @Nullable Instant lastWrong) {

    /** People mistype; a million codes are not guessed by so few. */
    private static final int FREE = 10;

    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(30);
    private static final int MOST_DOUBLINGS = 7;

    SecondFactor {
        recovery = List.copyOf(recovery);
    }

    SecondFactor resealed(String text) {
        return new SecondFactor(text, since, span, recovery, wrong, lastWrong);
    }

    SecondFactor withRecovery(List<String> hashes) {
        return new SecondFactor(seed, since, span, hashes, 0, null);
    }

    /** After this code was used; empty when it was before. */
    Optional<SecondFactor> after(Code used) {
        if (used.recovery() == null) {
            return used.span() > span
                    ? Optional.of(new SecondFactor(seed, since, used.span(), recovery, 0, null))
                    : Optional.empty();
        }
        var left = new ArrayList<>(recovery);
        return left.remove(used.recovery()) ? Optional.of(withRecovery(left)) : Optional.empty();
    }

    /** After a one-time code that was wrong. */
    SecondFactor mistakenAt(Instant now) {
        return new SecondFactor(seed, since, span, recovery, wrong + 1, now);
    }

    /** How long no one-time code is looked at any more: longer and longer, up to an hour. Recovery codes are. */
    Duration waits(Instant now) {
        if (wrong < FREE || lastWrong == null || now.isBefore(lastWrong)) {
            return Duration.ZERO;
        }
        var end = lastWrong.plus(SHORTEST_WAIT.multipliedBy(1L << Math.min(wrong - FREE, MOST_DOUBLINGS)));
        return end.isAfter(now) ? Duration.between(now, end) : Duration.ZERO;
    }

    /** Hashes of recovery codes, as kept with this user. */
    static List<String> hashes(UserId user, List<String> codes) {
        return codes.stream().map(code -> RecoveryCodes.hash(user, code)).toList();
    }
}

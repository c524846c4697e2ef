package org.borgui.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.borgui.api.UserId;

/**
 * A second factor as kept with its user.
 *
 * @param seed of one-time codes, sealed
 * @param span of the code that was used last: that one and those before it are worth nothing any more
 * @param recovery hashes of the codes that stand in for an app that was lost, each good once
 */
record SecondFactor(String seed, Instant since, long span, List<String> recovery) {

    SecondFactor {
        recovery = List.copyOf(recovery);
    }

    SecondFactor resealed(String text) {
        return new SecondFactor(text, since, span, recovery);
    }

    SecondFactor withRecovery(List<String> hashes) {
        return new SecondFactor(seed, since, span, hashes);
    }

    /** After this code was used; empty when it was before. */
    Optional<SecondFactor> after(Code used) {
        if (used.recovery() == null) {
            return used.span() > span
                    ? Optional.of(new SecondFactor(seed, since, used.span(), recovery))
                    : Optional.empty();
        }
        var left = new ArrayList<>(recovery);
        return left.remove(used.recovery()) ? Optional.of(withRecovery(left)) : Optional.empty();
    }

    /** Hashes of recovery codes, as kept with this user. */
    static List<String> hashes(UserId user, List<String> codes) {
        return codes.stream().map(code -> RecoveryCodes.hash(user, code)).toList();
    }
}

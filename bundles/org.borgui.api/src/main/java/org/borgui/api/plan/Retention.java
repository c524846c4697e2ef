package org.borgui.api.plan;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Which archives are kept: the newest of each of the last so many hours, days, weeks, months, quarters and years that have
 * one, and all that are younger than {@code within}. The rules add up. An archive that no rule keeps is dropped.
 *
 * @param within a number and one of {@code H d w m y}, as borg takes it; null for none
 */
public record Retention(
        int hourly, int daily, int weekly, int monthly, int quarterly, int yearly, @Nullable String within) {

    private static final Pattern WITHIN = Pattern.compile("([1-9]\\d{0,4})([Hdwmy])");
    private static final int MOST = 100_000;

    /** Refuses numbers out of bounds, and what would keep nothing at all. */
    public Retention {
        for (int count : new int[] {hourly, daily, weekly, monthly, quarterly, yearly}) {
            if (count < 0 || count > MOST) {
                throw new RefusedException(
                        Reason.UNPROCESSABLE,
                        "backend.errors.repo.invalidRetention",
                        "A number of archives to keep lies between 0 and %,d.".formatted(MOST));
            }
        }
        within = within == null || within.isBlank() ? null : within;
        if (within != null && !WITHIN.matcher(within).matches()) {
            throw new RefusedException(
                    Reason.UNPROCESSABLE,
                    "backend.errors.repo.invalidPruneKeepWithin",
                    "'%s' is no time span. Give a number and one of H, d, w, m and y, such as 2d.".formatted(within));
        }
        if (within == null && hourly + daily + weekly + monthly + quarterly + yearly == 0) {
            throw new RefusedException(
                    Reason.UNPROCESSABLE,
                    "backend.errors.repo.retentionKeepsNothing",
                    "These rules keep no archive at all. Keep at least one, for example 7 daily ones.");
        }
    }

    /** What a new plan has. */
    public static Retention usual() {
        return new Retention(0, 7, 4, 6, 0, 1, null);
    }

    /** The time span, as borg counts it: a month has 31 days, a year 365. */
    public Optional<Duration> span() {
        if (within == null) {
            return Optional.empty();
        }
        var parts = WITHIN.matcher(within);
        if (!parts.matches()) {
            throw new IllegalStateException(within);
        }
        long hours =
                switch (parts.group(2)) {
                    case "H" -> 1;
                    case "d" -> 24;
                    case "w" -> 24 * 7;
                    case "m" -> 24 * 31;
                    default -> 24 * 365;
                };
        return Optional.of(Duration.ofHours(hours * Long.parseLong(parts.group(1))));
    }
}

package org.borgui.api.plan;

import java.util.List;

/**
 * What follows a backup that succeeded, in each repository, in this order.
 *
 * @param prune drops archives of this plan that its retention does not keep
 * @param checkSeconds after which a check stops and goes on the next time, 0 for a whole one
 * @param checkFlags borg's own
 */
public record Aftercare(boolean prune, boolean compact, boolean check, int checkSeconds, List<String> checkFlags) {

    public Aftercare {
        checkFlags = List.copyOf(checkFlags);
    }

    /** Nothing follows. */
    public static Aftercare none() {
        return new Aftercare(false, false, false, 3600, List.of());
    }
}

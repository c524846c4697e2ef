package org.borgui.api.plan;

import org.borgui.api.RepositoryId;
import org.jspecify.annotations.Nullable;

/**
 * A repository that a plan backs up to.
 *
 * @param enabled false leaves it out for now
 * @param compressionFrom whose compression is used
 * @param compression when it is neither the plan's nor the repository's; null else
 * @param uploadRateKib instead of the plan's; null for that
 */
public record Destination(
        RepositoryId repository,
        boolean enabled,
        CompressionFrom compressionFrom,
        @Nullable String compression,
        @Nullable Integer uploadRateKib) {

    /** Whose compression is used. */
    public enum CompressionFrom {
        PLAN,
        REPOSITORY,
        CUSTOM
    }

    /** With all that the plan says. */
    public static Destination of(RepositoryId repository) {
        return new Destination(repository, true, CompressionFrom.PLAN, null, null);
    }
}

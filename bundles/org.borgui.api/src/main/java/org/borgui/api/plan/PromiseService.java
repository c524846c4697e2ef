package org.borgui.api.plan;

import java.time.Instant;
import java.util.List;
import org.borgui.api.RepositoryId;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** How plans keep their promises. */
@ProviderType
public interface PromiseService {

    /** What is known of one promise in one repository. */
    enum State {
        /** It has not come due yet. */
        PENDING,
        KEPT,
        BROKEN
    }

    /**
     * How a promise stands in one repository.
     *
     * @param since when it was found broken; null unless it is
     * @param reason why it is broken, as a sentence; null unless it is
     * @param lastGood when the newest good archive that was seen began; null when none was
     * @param next when it is due the next time
     */
    record Standing(
            RepositoryId repository,
            State state,
            @Nullable Instant since,
            @Nullable String reason,
            @Nullable Instant lastGood,
            Instant next) {}

    /** For each repository the plan backs up to; none for a plan that promises nothing. Asks nobody's role. */
    List<Standing> of(Plan plan);
}

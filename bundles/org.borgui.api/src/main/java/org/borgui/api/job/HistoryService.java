package org.borgui.api.job;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.borgui.api.JobId;
import org.borgui.api.access.Caller;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Keeps what has happened within its limits. For admins alone; archives are never touched, nor jobs that have not ended. */
@ProviderType
public interface HistoryService {

    /**
     * Logs that went for one reason.
     *
     * @param skipped those that should have gone and did not: the server's log says why
     */
    record Logs(int count, long bytes, int skipped) {}

    /**
     * What a clean-up has removed.
     *
     * @param jobs entries
     * @param runs of plans
     * @param archives what was noted of archives whose plan or repository is gone
     * @param byPolicy logs that no entry needs: their job is gone, or the policy did not keep them
     */
    record Cleaned(Instant at, int jobs, int runs, int archives, Logs byPolicy, Logs byAge, Logs bySize) {}

    /**
     * What the logs take.
     *
     * @param oldest when it was written last; null without any log
     * @param operations how many logs each operation has
     */
    record Storage(
            long bytes,
            int files,
            @Nullable Instant oldest,
            @Nullable Instant newest,
            Map<String, Integer> operations) {}

    /** Removes entries and logs that are out of the limits. */
    Cleaned cleanUp(Caller caller);

    /** Removes logs alone. */
    Cleaned cleanLogs(Caller caller);

    /** What the last clean-up has removed; empty before the first. */
    Optional<Cleaned> lastCleaned(Caller caller);

    Storage storage(Caller caller);

    /**
     * Deletes the entry of a job with its log. Refuses with {@code INVALID} while the job, or the run it belongs to, has not
     * ended, and with {@code CONFLICT} while the entry is needed to see whether archives are missing.
     */
    void delete(Caller caller, JobId job);
}

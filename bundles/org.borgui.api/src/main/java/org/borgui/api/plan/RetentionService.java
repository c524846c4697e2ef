package org.borgui.api.plan;

import java.util.List;
import java.util.Optional;
import org.borgui.api.RepositoryId;
import org.borgui.api.access.Caller;
import org.borgui.api.job.Job;
import org.osgi.annotation.versioning.ProviderType;

/** Shows what retention would drop from a repository, and drops it. Asks for every caller's role. */
@ProviderType
public interface RetentionService {

    /**
     * What would become of each archive, the newest first.
     *
     * @param fingerprint of the archives and of what would go: {@link #prune} given it refuses when either has changed
     */
    record Preview(List<Kept> archives, String fingerprint) {

        public Preview {
            archives = List.copyOf(archives);
        }
    }

    /** Asks borg for the archives of the whole repository. Changes nothing. */
    Preview preview(Caller caller, RepositoryId repository, Retention retention);

    /**
     * Drops what the rules do not keep, of all archives of the repository.
     *
     * @param fingerprint of the preview that was looked at; empty to decide by what is there when the job runs
     */
    Job prune(Caller caller, RepositoryId repository, Retention retention, Optional<String> fingerprint);
}

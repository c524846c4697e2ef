package org.borgui.api.job;

import java.util.Optional;
import org.borgui.api.access.Caller;
import org.borgui.api.repository.BackupSettings;
import org.osgi.annotation.versioning.ProviderType;

/** Backs up: decides what a create job is told, and submits it. */
@ProviderType
public interface BackupService {

    /**
     * Starts a backup.
     *
     * @param idOrPath the repository; a path that is not known gives a job that fails, as existing clients expect
     * @param settings what to back up this time; empty for what the repository has
     */
    Job start(Caller caller, String idOrPath, Optional<BackupSettings> settings);
}

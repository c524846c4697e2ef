package org.borgui.api.repository;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.borgui.api.RepositoryId;
import org.borgui.api.WipeId;
import org.borgui.api.archive.Archive;
import org.borgui.api.job.Job;
import org.jspecify.annotations.Nullable;

/**
 * All archives of a repository, as somebody has looked at them in order to delete them; and the job that does, once it was
 * confirmed.
 *
 * @param archives with what interrupted backups have left
 * @param phrase what has to be typed to confirm it
 * @param by who looked
 * @param fingerprint of the archives, by borg's identities
 * @param compact give the room back afterwards
 * @param blocked why it cannot be confirmed, as a sentence; null when it can
 * @param confirmed when it was, null until then
 * @param job null until it was begun
 */
public record Wipe(
        WipeId id,
        RepositoryId repository,
        String phrase,
        String by,
        Instant created,
        List<Archive> archives,
        String fingerprint,
        boolean compact,
        @Nullable String blocked,
        @Nullable Instant confirmed,
        @Nullable Job job) {

    public Wipe {
        archives = List.copyOf(archives);
    }

    public boolean isBlocked() {
        return blocked != null;
    }

    /** The job that does it. */
    public Optional<Job> doing() {
        return Optional.ofNullable(job);
    }
}

package org.borgui.core.retention;

import java.time.Instant;
import java.util.List;
import org.borgui.api.JobId;
import org.borgui.api.archive.Archive;
import org.borgui.spi.state.Index;
import org.borgui.state.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A wipe as it is kept.
 *
 * @param repository its number
 * @param borgId of the repository that was looked at
 * @param archives with what interrupted backups have left
 * @param confirmed null for a preview
 * @param job the number of its job; null until there is one, which is just after it was confirmed
 */
record WipeDocument(
        long repository,
        String borgId,
        String by,
        Instant created,
        List<Archive> archives,
        String fingerprint,
        boolean compact,
        @Nullable Instant confirmed,
        @Nullable Long job) {

    static final Kind<WipeDocument> KIND = Kind.of("wipes", WipeDocument.class, Index.on("repository", "repository"));

    WipeDocument confirmed(Instant now, boolean compactAfter) {
        return new WipeDocument(repository, borgId, by, created, archives, fingerprint, compactAfter, now, null);
    }

    /** A preview again. */
    WipeDocument unconfirmed() {
        return new WipeDocument(repository, borgId, by, created, archives, fingerprint, compact, null, null);
    }

    WipeDocument doneBy(JobId doing) {
        return new WipeDocument(
                repository, borgId, by, created, archives, fingerprint, compact, confirmed, doing.value());
    }
}

package org.borgui.api.repository;

import java.time.Instant;
import java.util.Map;
import org.borgui.api.RepositoryId;

/**
 * A borg repository that this server knows. Its passphrase is not part of it.
 *
 * @param path where borg finds it: an absolute path
 * @param observed only looked at, never written to
 * @param bypassLock read even while borg's lock is held by somebody else
 * @param echoed what clients of the existing product send and later compare, without a meaning here
 */
public record Repository(
        RepositoryId id,
        String name,
        String path,
        Encryption encryption,
        boolean observed,
        boolean bypassLock,
        BackupSettings backup,
        Map<String, String> echoed,
        RepositoryFacts facts,
        Instant created,
        Instant updated) {

    public Repository {
        echoed = Map.copyOf(echoed);
    }

    /** The same repository, of which more is known. */
    public Repository with(RepositoryFacts known) {
        return new Repository(
                id, name, path, encryption, observed, bypassLock, backup, echoed, known, created, updated);
    }
}

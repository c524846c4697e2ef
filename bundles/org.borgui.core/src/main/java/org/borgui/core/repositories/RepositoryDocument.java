package org.borgui.core.repositories;

import java.time.Instant;
import java.util.Map;
import org.borgui.api.RepositoryId;
import org.borgui.api.repository.BackupSettings;
import org.borgui.api.repository.Encryption;
import org.borgui.api.repository.Repository;
import org.borgui.api.repository.RepositoryFacts;
import org.borgui.spi.state.Index;
import org.borgui.state.Kind;

/**
 * A repository as it is kept.
 *
 * @param passphrase sealed
 */
record RepositoryDocument(
        String name,
        String path,
        Encryption encryption,
        String passphrase,
        boolean observed,
        boolean bypassLock,
        BackupSettings backup,
        Map<String, String> echoed,
        RepositoryFacts facts,
        Instant created,
        Instant updated) {

    static final Kind<RepositoryDocument> KIND = Kind.of(
            "repositories", RepositoryDocument.class, Index.unique("name", "name"), Index.unique("path", "path"));

    static RepositoryDocument of(Repository repository, String passphrase) {
        return new RepositoryDocument(
                repository.name(),
                repository.path(),
                repository.encryption(),
                passphrase,
                repository.observed(),
                repository.bypassLock(),
                repository.backup(),
                repository.echoed(),
                repository.facts(),
                repository.created(),
                repository.updated());
    }

    RepositoryDocument withPassphrase(String sealed) {
        return of(repository(0), sealed);
    }

    Repository repository(long id) {
        return new Repository(
                new RepositoryId(id),
                name,
                path,
                encryption,
                observed,
                bypassLock,
                backup,
                echoed,
                facts,
                created,
                updated);
    }
}

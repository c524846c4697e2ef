package org.borgui.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.borgui.api.RefusedException;
import org.borgui.api.RepositoryId;
import org.borgui.api.Secret;
import org.borgui.api.access.Caller;
import org.borgui.api.repository.BackupSettings;
import org.borgui.api.repository.Encryption;
import org.borgui.api.repository.Repository;
import org.borgui.api.repository.RepositoryFacts;
import org.borgui.api.repository.RepositoryInfo;
import org.borgui.api.repository.RepositoryService;

/** Repositories that are simply there. */
final class KnownRepositories implements RepositoryService {

    private final List<Repository> repositories = new CopyOnWriteArrayList<>();

    void add(RepositoryId id, String path) {
        var settings = new BackupSettings(List.of(), List.of(), "lz4", false, false, null);
        repositories.add(new Repository(
                id,
                "photos",
                path,
                Encryption.NONE,
                false,
                false,
                settings,
                Map.of(),
                RepositoryFacts.unknown(),
                Instant.EPOCH,
                Instant.EPOCH));
    }

    void remove(RepositoryId id) {
        repositories.removeIf(repository -> repository.id().equals(id));
    }

    @Override
    public List<Repository> list(Caller caller) {
        return List.copyOf(repositories);
    }

    @Override
    public Repository get(Caller caller, RepositoryId id) {
        return repositories.stream()
                .filter(repository -> repository.id().equals(id))
                .findFirst()
                .orElseThrow(() -> RefusedException.notFound("backend.errors.restore.repositoryNotFound", "Unknown."));
    }

    @Override
    public Repository find(Caller caller, String idOrPath) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Made create(Caller caller, NewRepository repository) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Repository adopt(Caller caller, NewRepository repository, Optional<Secret> keyfile) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Repository change(Caller caller, RepositoryId id, Change change) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void forget(Caller caller, RepositoryId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public RepositoryInfo info(Caller caller, RepositoryId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Secret exportKey(Caller caller, RepositoryId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void importKey(Caller caller, RepositoryId id, Secret key) {
        throw new UnsupportedOperationException();
    }
}

package org.borgui.core.canary;

import static org.borgui.spi.state.StateStore.Durability.DURABLE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.borgui.api.RepositoryId;
import org.borgui.api.job.RestoreCheckService.Settings;
import org.borgui.api.system.DataDirectory;
import org.borgui.spi.repository.RepositoryListener;
import org.borgui.spi.state.Query;
import org.borgui.state.State;
import org.borgui.state.Stored;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The canaries of the repositories, below the data directory, and what restore checks that run by themselves do. Asks nobody's
 * role.
 */
@Component(service = {Canaries.class, RepositoryListener.class})
public final class Canaries implements RepositoryListener {

    private static final Logger LOG = LoggerFactory.getLogger(Canaries.class);
    private static final int TOKEN_BYTES = 32;

    private final State state;
    private final Path folder;
    private final SecureRandom random = new SecureRandom();

    @Activate
    public Canaries(@Reference State state, @Reference DataDirectory data) {
        this.state = state;
        this.folder = data.folder("canaries");
        state.open(RestoreCheckDocument.KIND);
    }

    public Settings settings(RepositoryId repository) {
        return find(repository).map(RestoreCheckDocument::settings).orElse(Settings.usual());
    }

    /** Keeps what checks do, and whether backups have a canary. */
    public void keep(RepositoryId repository, Settings settings) {
        state.write(DURABLE, writing -> {
            var known = find(writing, repository);
            return known.isPresent()
                    ? writing.put(
                            RestoreCheckDocument.KIND,
                            known.get().with(known.get().value().with(settings)))
                    : writing.add(
                            RestoreCheckDocument.KIND,
                            writing.nextId(RestoreCheckDocument.KIND),
                            new RestoreCheckDocument(repository.value(), settings, token()));
        });
    }

    /** The canary of a repository; empty when it has never had one. */
    public Optional<Canary> of(RepositoryId repository) {
        return find(repository).map(known -> Canary.of(folder, repository, known.token()));
    }

    /**
     * The folder that belongs into the next backup, with the file in it as it should be; empty when there is none. A backup
     * is worth more than its canary: one that cannot be written is left out.
     */
    public Optional<Path> source(RepositoryId repository) {
        if (!settings(repository).canary()) {
            return Optional.empty();
        }
        return of(repository).flatMap(Canaries::written);
    }

    private static Optional<Path> written(Canary canary) {
        try {
            var file = canary.file();
            if (!Files.exists(file) || !Canary.isIn(file, canary.content())) {
                Files.createDirectories(canary.folder().resolve(Canary.MARK));
                Files.writeString(file, canary.content());
            }
            return Optional.of(canary.folder());
        } catch (IOException e) {
            LOG.warn("The canary {} cannot be written and is left out of the backup", canary.file(), e);
            return Optional.empty();
        }
    }

    /** The file stays until the data directory goes: archives that are left elsewhere have it too. */
    @Override
    public void forgotten(RepositoryId repository) {
        state.write(DURABLE, writing -> {
            find(writing, repository).ifPresent(known -> writing.delete(RestoreCheckDocument.KIND, known.id()));
            return repository;
        });
    }

    private Optional<RestoreCheckDocument> find(RepositoryId repository) {
        return state.read(reading -> find(reading, repository)).map(Stored::value);
    }

    private static Optional<Stored<RestoreCheckDocument>> find(State.Reading reading, RepositoryId repository) {
        return reading
                .find(RestoreCheckDocument.KIND, Query.by("restore_checks", "repository", repository.value()))
                .stream()
                .findFirst();
    }

    private String token() {
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}

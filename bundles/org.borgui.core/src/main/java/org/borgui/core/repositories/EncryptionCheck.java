package org.borgui.core.repositories;

import java.util.List;
import java.util.Optional;
import org.borgui.api.posture.Weakness;
import org.borgui.api.posture.Weakness.Severity;
import org.borgui.api.repository.Repository;
import org.borgui.spi.posture.PostureCheck;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Names the repositories that anybody can read who comes by their files. */
@Component
public final class EncryptionCheck implements PostureCheck {

    private final RepositoryRegistry registry;

    @Activate
    public EncryptionCheck(@Reference RepositoryRegistry registry) {
        this.registry = registry;
    }

    @Override
    public List<Weakness> look() {
        return registry.all().stream()
                .flatMap(repository -> weakness(repository).stream())
                .toList();
    }

    private static Optional<Weakness> weakness(Repository repository) {
        return switch (repository.encryption()) {
            case NONE ->
                Optional.of(
                        readable(
                                repository,
                                Severity.MEDIUM,
                                "Who comes by its files can read every backup in it, and can change them without being noticed."));
            case AUTHENTICATED, AUTHENTICATED_BLAKE2 ->
                Optional.of(
                        readable(
                                repository,
                                Severity.LOW,
                                "Its backups cannot be changed without being noticed, but who comes by its files can read them."));
            case REPOKEY, KEYFILE, REPOKEY_BLAKE2, KEYFILE_BLAKE2 -> Optional.empty();
        };
    }

    private static Weakness readable(Repository repository, Severity severity, String reason) {
        return new Weakness(
                "repository.not-encrypted",
                severity,
                "A repository is not encrypted",
                reason,
                "Make a new repository with encryption and back up to it: borg cannot encrypt one that exists.",
                "/repositories/" + repository.id().value(),
                repository.name());
    }
}

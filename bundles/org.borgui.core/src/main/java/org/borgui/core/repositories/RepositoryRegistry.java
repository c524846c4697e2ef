package org.borgui.core.repositories;

import static org.borgui.spi.state.StateStore.Durability.DURABLE;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.borgui.api.RefusedException;
import org.borgui.api.RepositoryId;
import org.borgui.api.Secret;
import org.borgui.api.repository.Repository;
import org.borgui.spi.borg.RepositoryTargets;
import org.borgui.spi.borg.Target;
import org.borgui.spi.state.DuplicateException;
import org.borgui.spi.state.Query;
import org.borgui.state.State;
import org.borgui.state.Stored;
import org.borgui.vault.Vault;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Repositories in the state, with their passphrases sealed. Asks nobody's role: that is for those who serve callers. */
@Component(service = {RepositoryRegistry.class, RepositoryTargets.class})
public final class RepositoryRegistry implements RepositoryTargets {

    private final State state;
    private final Vault vault;
    private final SealedPassphrases passphrases;

    @Activate
    public RepositoryRegistry(@Reference State state, @Reference Vault vault) {
        this.state = state;
        this.vault = vault;
        passphrases = new SealedPassphrases(state);
    }

    /** Every repository, by name. */
    public List<Repository> all() {
        return state.find(RepositoryDocument.KIND, Query.by("repositories", "name")).stream()
                .map(RepositoryRegistry::repository)
                .toList();
    }

    public Optional<Repository> find(RepositoryId id) {
        return state.get(RepositoryDocument.KIND, id.value()).map(RepositoryRegistry::repository);
    }

    public Optional<Repository> find(String path) {
        return state.find(RepositoryDocument.KIND, Query.by("repositories", "path", path)).stream()
                .map(RepositoryRegistry::repository)
                .findFirst();
    }

    /** Keeps a new repository; the function is given the number it will have. */
    public Repository add(Function<RepositoryId, Repository> repository, Secret passphrase) {
        return refusingDuplicates(() -> state.write(DURABLE, writing -> {
            var id = new RepositoryId(writing.nextId(RepositoryDocument.KIND));
            var made = repository.apply(id);
            var sealed = vault.seal(context(id), passphrase);
            return repository(writing.add(RepositoryDocument.KIND, id.value(), RepositoryDocument.of(made, sealed)));
        }));
    }

    /** Changes a repository; its passphrase stays. */
    public Repository change(RepositoryId id, UnaryOperator<Repository> change) {
        return change(id, change, Optional.empty());
    }

    /** The same, and gives it another passphrase if there is one. */
    Repository change(RepositoryId id, UnaryOperator<Repository> change, Optional<Secret> passphrase) {
        var sealed = passphrase.map(secret -> vault.seal(context(id), secret));
        return refusingDuplicates(() -> state.write(DURABLE, writing -> writing.update(
                        RepositoryDocument.KIND,
                        id.value(),
                        old -> RepositoryDocument.of(
                                change.apply(old.repository(id.value())), sealed.orElse(old.passphrase())))
                .map(RepositoryRegistry::repository)
                .orElseThrow(() -> unknown(id))));
    }

    public void remove(RepositoryId id) {
        state.write(DURABLE, writing -> {
            writing.delete(RepositoryDocument.KIND, id.value());
            return id;
        });
    }

    @Override
    public Target target(RepositoryId id) {
        var found = state.get(RepositoryDocument.KIND, id.value())
                .orElseThrow(() -> unknown(id))
                .value();
        return new Target(found.path(), passphrase(id, found), found.bypassLock());
    }

    private Secret passphrase(RepositoryId id, RepositoryDocument found) {
        try {
            return vault.open(context(id), found.passphrase());
        } catch (IllegalStateException e) {
            throw Refusals.passphraseLost(found.name(), e);
        }
    }

    static RefusedException unknown(RepositoryId id) {
        return RefusedException.notFound(
                "backend.errors.repo.repositoryNotFound", "There is no repository %s.".formatted(id));
    }

    private String context(RepositoryId id) {
        return passphrases.context(id.value());
    }

    private static Repository repository(Stored<RepositoryDocument> stored) {
        return stored.value().repository(stored.id());
    }

    private static Repository refusingDuplicates(java.util.function.Supplier<Repository> work) {
        try {
            return work.get();
        } catch (DuplicateException e) {
            throw e.index().equals("name") ? Refusals.nameTaken() : Refusals.pathTaken();
        }
    }
}

package org.borgui.core.repositories;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.RepositoryId;
import org.borgui.api.Secret;
import org.borgui.api.access.AccessService;
import org.borgui.api.access.Action;
import org.borgui.api.access.Caller;
import org.borgui.api.files.FileService;
import org.borgui.api.job.Failure.Kind;
import org.borgui.api.repository.Encryption;
import org.borgui.api.repository.Repository;
import org.borgui.api.repository.RepositoryFacts;
import org.borgui.api.repository.RepositoryInfo;
import org.borgui.api.repository.RepositoryService;
import org.borgui.api.system.DataDirectory;
import org.borgui.spi.borg.Borg;
import org.borgui.spi.borg.BorgFailedException;
import org.borgui.spi.borg.Target;
import org.borgui.spi.job.RepositoryLanes;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves those who ask for repositories, and asks borg where only borg knows. */
@Component
public final class RepositoryKeeper implements RepositoryService {

    private static final Logger LOG = LoggerFactory.getLogger(RepositoryKeeper.class);

    /** One run of borg for somebody who waits. */
    private interface Asking<T> {
        T ask(Target target) throws BorgFailedException, InterruptedException;
    }

    private final RepositoryRegistry registry;
    private final RepositoryRules rules;
    private final FactsReader facts;
    private final AccessService access;
    private final Borg borg;
    private final RepositoryLanes lanes;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public RepositoryKeeper(
            @Reference RepositoryRegistry registry,
            @Reference AccessService access,
            @Reference FileService files,
            @Reference DataDirectory data,
            @Reference Borg borg,
            @Reference RepositoryLanes lanes) {
        this.registry = registry;
        this.rules = new RepositoryRules(files, data);
        this.facts = new FactsReader(borg, clock);
        this.access = access;
        this.borg = borg;
        this.lanes = lanes;
    }

    @Override
    public List<Repository> list(Caller caller) {
        return registry.all().stream()
                .filter(repository -> access.may(caller, Action.VIEW, repository.id()))
                .toList();
    }

    @Override
    public Repository get(Caller caller, RepositoryId id) {
        access.require(caller, Action.VIEW, id);
        return registry.find(id).orElseThrow(() -> RepositoryRegistry.unknown(id));
    }

    @Override
    public Repository find(Caller caller, String idOrPath) {
        var id = idOrPath.matches("\\d{1,18}")
                ? Optional.of(RepositoryId.fromString(idOrPath))
                : registry.find(idOrPath).map(Repository::id);
        access.require(caller, Action.VIEW, id.orElse(new RepositoryId(0)));
        return id.flatMap(registry::find)
                .orElseThrow(() -> RefusedException.notFound(
                        "backend.errors.restore.repositoryNotFound",
                        "There is no repository '%s'.".formatted(idOrPath)));
    }

    @Override
    public Made create(Caller caller, NewRepository wanted) {
        access.requireAdmin(caller);
        var place = accept(wanted);
        rules.requireFree(place);
        makeParent(place);
        boolean existed = init(place, wanted);
        var read = existed ? reader(place, wanted) : null;
        var made = keep(place, wanted, read);
        LOG.info("Repository {} at {} was {}", made.id(), place, existed ? "adopted" : "made");
        return new Made(made, existed);
    }

    private boolean init(Path place, NewRepository wanted) {
        try {
            borg.init(target(place, wanted), wanted.encryption());
            return false;
        } catch (BorgFailedException e) {
            if (e.failure().kind() == Kind.REPOSITORY_EXISTS) {
                return true;
            }
            throw e.refused(new RepositoryId(0), "backend.errors.repo.failedToInitializeRepository");
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    @Override
    public Repository adopt(Caller caller, NewRepository wanted, Optional<Secret> keyfile) {
        access.requireAdmin(caller);
        var place = accept(wanted);
        rules.requireThere(place);
        var target = target(place, wanted);
        if (keyfile.isPresent()) {
            run(() -> {
                borg.importKey(target, keyfile.get());
                return "";
            });
        }
        var made = keep(place, wanted, reader(place, wanted));
        LOG.info("Repository {} at {} was imported", made.id(), place);
        return made;
    }

    private Path accept(NewRepository wanted) {
        rules.requireName(wanted.name());
        rules.requirePassphrase(wanted);
        rules.requireSettings(wanted.backup());
        var place = rules.place(wanted.path());
        if (registry.find(place.toString()).isPresent()) {
            throw Refusals.pathTaken();
        }
        if (registry.all().stream().anyMatch(known -> known.name().equals(wanted.name()))) {
            throw Refusals.nameTaken();
        }
        return place;
    }

    private void makeParent(Path place) {
        try {
            Files.createDirectories(Optional.ofNullable(place.getParent()).orElse(place));
        } catch (IOException e) {
            throw new RefusedException(
                    Reason.INVALID,
                    "backend.errors.repo.failedToCreateParentDirectory",
                    Map.of("path", place.toString(), "error", e.toString()),
                    "The folder above '%s' cannot be made: %s. Check the rights of the server's user."
                            .formatted(place, e.getMessage()));
        }
    }

    private FactsReader.Read reader(Path place, NewRepository wanted) {
        try {
            return facts.read(target(place, wanted));
        } catch (BorgFailedException e) {
            throw importRefusal(place, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static RefusedException importRefusal(Path place, BorgFailedException e) {
        var params = Map.of("path", place.toString(), "error", e.failure().message());
        return switch (e.failure().kind()) {
            case NOT_A_REPOSITORY, REPOSITORY_MISSING ->
                new RefusedException(
                        Reason.INVALID,
                        "backend.errors.repo.notValidBorgRepository",
                        params,
                        e.failure().message());
            case PASSPHRASE_WRONG, KEY_MISSING ->
                new RefusedException(
                        Reason.INVALID,
                        "backend.errors.repo.encryptedPassphraseIncorrect",
                        params,
                        e.failure().message());
            default -> e.refused(new RepositoryId(0), "backend.errors.repo.failedToImportRepository");
        };
    }

    private Repository keep(
            Path place, NewRepository wanted, FactsReader.@org.jspecify.annotations.Nullable Read read) {
        var now = clock.instant();
        var encryption = read == null
                ? wanted.encryption()
                : Encryption.of(read.info().encryption()).orElse(wanted.encryption());
        return registry.add(
                id -> new Repository(
                        id,
                        wanted.name(),
                        place.toString(),
                        encryption,
                        wanted.observed(),
                        wanted.bypassLock(),
                        wanted.backup(),
                        wanted.echoed(),
                        read == null ? fresh() : read.facts(),
                        now,
                        now),
                wanted.passphrase());
    }

    private RepositoryFacts fresh() {
        return new RepositoryFacts(null, 0, 0L, 0L, 0L, null, null, clock.instant());
    }

    @Override
    public Repository change(Caller caller, RepositoryId id, Change change) {
        access.requireAdmin(caller);
        change.name().ifPresent(rules::requireName);
        change.backup().ifPresent(rules::requireSettings);
        var place = change.path().map(rules::place).map(Path::toString);
        place.ifPresent(path -> rules.requireThere(Path.of(path)));
        return registry.change(id, old -> {
            var echoed = new HashMap<>(old.echoed());
            echoed.putAll(change.echoed());
            return new Repository(
                    id,
                    change.name().orElse(old.name()),
                    place.orElse(old.path()),
                    old.encryption(),
                    change.observed().orElse(old.observed()),
                    change.bypassLock().orElse(old.bypassLock()),
                    change.backup().orElse(old.backup()),
                    echoed,
                    old.facts(),
                    old.created(),
                    clock.instant());
        });
    }

    @Override
    public void forget(Caller caller, RepositoryId id) {
        access.requireAdmin(caller);
        var repository = registry.find(id).orElseThrow(() -> RepositoryRegistry.unknown(id));
        registry.remove(id);
        access.forget(id);
        LOG.info("Repository {} at {} was forgotten; its files stay", id, repository.path());
    }

    @Override
    public RepositoryInfo info(Caller caller, RepositoryId id) {
        get(caller, id);
        var read = asking(id, "backend.errors.repo.failedToGetRepositoryInfo", facts::read);
        registry.change(id, old -> old.with(read.facts()));
        return read.info();
    }

    @Override
    public Secret exportKey(Caller caller, RepositoryId id) {
        access.requireAdmin(caller);
        if (!get(caller, id).encryption().needsPassphrase()) {
            throw Refusals.noKey();
        }
        return asking(id, "backend.errors.repo.failedExportKeyfile", borg::exportKey);
    }

    @Override
    public void importKey(Caller caller, RepositoryId id, Secret key) {
        access.requireAdmin(caller);
        if (!get(caller, id).encryption().hasKeyfile()) {
            throw Refusals.noKeyfile();
        }
        asking(id, "backend.errors.repo.failedToUploadKeyfile", target -> {
            borg.importKey(target, key);
            return key;
        });
    }

    private <T> T asking(RepositoryId id, String key, Asking<T> asking) {
        var target = registry.target(id);
        return run(() -> lanes.reading(id, () -> {
            try {
                return asking.ask(target);
            } catch (BorgFailedException e) {
                throw e.refused(id, key);
            }
        }));
    }

    /** Something of borg that may be interrupted. */
    private interface Interruptible<T> {
        T run() throws InterruptedException, BorgFailedException;
    }

    private static <T> T run(Interruptible<T> work) {
        try {
            return work.run();
        } catch (BorgFailedException e) {
            throw e.refused(new RepositoryId(0), "backend.errors.repo.failedToImportRepository");
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static RefusedException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        var refused = new RefusedException(
                Reason.UNAVAILABLE, "backend.errors.interrupted", "The server is stopping. Try again when it is back.");
        refused.initCause(e);
        return refused;
    }

    private static Target target(Path place, NewRepository wanted) {
        return new Target(place.toString(), wanted.passphrase(), wanted.bypassLock());
    }
}

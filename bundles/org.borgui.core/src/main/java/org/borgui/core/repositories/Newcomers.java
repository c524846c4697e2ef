package org.borgui.core.repositories;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.RepositoryId;
import org.borgui.api.Secret;
import org.borgui.api.job.Failure.Kind;
import org.borgui.api.repository.Encryption;
import org.borgui.api.repository.Repository;
import org.borgui.api.repository.RepositoryFacts;
import org.borgui.api.repository.RepositoryService.Made;
import org.borgui.api.repository.RepositoryService.NewRepository;
import org.borgui.spi.borg.Borg;
import org.borgui.spi.borg.BorgFailedException;
import org.borgui.spi.borg.Target;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes in repositories that are new here: made by borg, or there already. Nothing is kept when borg refuses. */
final class Newcomers {

    private static final Logger LOG = LoggerFactory.getLogger(Newcomers.class);
    private static final RepositoryId NONE_YET = new RepositoryId(0);

    private final RepositoryRegistry registry;
    private final RepositoryRules rules;
    private final FactsReader facts;
    private final Borg borg;
    private final Clock clock;

    Newcomers(RepositoryRegistry registry, RepositoryRules rules, FactsReader facts, Borg borg, Clock clock) {
        this.registry = registry;
        this.rules = rules;
        this.facts = facts;
        this.borg = borg;
        this.clock = clock;
    }

    Made create(NewRepository wanted) {
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
            throw initRefusal(place, e);
        } catch (InterruptedException e) {
            throw Refusals.interrupted(e);
        }
    }

    /** A place that holds something else is the caller's mistake, and no failure of ours. */
    private static RefusedException initRefusal(Path place, BorgFailedException e) {
        var key = "backend.errors.repo.failedToInitializeRepository";
        return switch (e.failure().kind()) {
            case NOT_A_REPOSITORY, INVALID, PERMISSION ->
                new RefusedException(
                        Reason.INVALID,
                        key,
                        Map.of("path", place.toString(), "error", e.failure().message()),
                        e.failure().message());
            default -> e.refused(NONE_YET, key);
        };
    }

    Repository adopt(NewRepository wanted, Optional<Secret> keyfile) {
        var place = accept(wanted);
        rules.requireThere(place);
        keyfile.ifPresent(key -> importKey(place, wanted, key));
        var made = keep(place, wanted, reader(place, wanted));
        LOG.info("Repository {} at {} was imported", made.id(), place);
        return made;
    }

    private void importKey(Path place, NewRepository wanted, Secret key) {
        try {
            borg.importKey(target(place, wanted), key);
        } catch (BorgFailedException e) {
            throw importRefusal(place, e);
        } catch (InterruptedException e) {
            throw Refusals.interrupted(e);
        }
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
            throw Refusals.interrupted(e);
        }
    }

    static RefusedException importRefusal(Path place, BorgFailedException e) {
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
            default -> e.refused(NONE_YET, "backend.errors.repo.failedToImportRepository");
        };
    }

    private Repository keep(Path place, NewRepository wanted, FactsReader.@Nullable Read read) {
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
        return new RepositoryFacts(null, 0, 0, 0L, 0L, 0L, null, null, clock.instant());
    }

    private static Target target(Path place, NewRepository wanted) {
        return new Target(place.toString(), wanted.passphrase(), wanted.bypassLock());
    }
}

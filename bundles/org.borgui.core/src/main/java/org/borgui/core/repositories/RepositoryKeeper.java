package org.borgui.core.repositories;

import static org.osgi.service.component.annotations.ReferenceCardinality.MULTIPLE;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.borgui.api.RefusedException;
import org.borgui.api.RepositoryId;
import org.borgui.api.Secret;
import org.borgui.api.access.AccessService;
import org.borgui.api.access.Action;
import org.borgui.api.access.Caller;
import org.borgui.api.files.FileService;
import org.borgui.api.repository.Repository;
import org.borgui.api.repository.RepositoryInfo;
import org.borgui.api.repository.RepositoryService;
import org.borgui.api.system.DataDirectory;
import org.borgui.core.Listeners;
import org.borgui.core.jobs.JobsOfPlans;
import org.borgui.spi.borg.Borg;
import org.borgui.spi.borg.BorgFailedException;
import org.borgui.spi.borg.Target;
import org.borgui.spi.job.RepositoryLanes;
import org.borgui.spi.repository.RepositoryListener;
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
    private final Newcomers newcomers;
    private final FactsReader facts;
    private final KeptFacts kept;
    private final AccessService access;
    private final Borg borg;
    private final RepositoryLanes lanes;
    private final Clock clock = Clock.systemUTC();
    private final Listeners<RepositoryListener> listeners = new Listeners<>();

    @Activate
    public RepositoryKeeper(
            @Reference RepositoryRegistry registry,
            @Reference JobsOfPlans jobs,
            @Reference AccessService access,
            @Reference FileService files,
            @Reference DataDirectory data,
            @Reference Borg borg,
            @Reference RepositoryLanes lanes) {
        this.registry = registry;
        this.rules = new RepositoryRules(files, data);
        this.facts = new FactsReader(borg, clock);
        this.kept = new KeptFacts(registry, jobs);
        this.newcomers = new Newcomers(registry, rules, facts, borg, clock);
        this.access = access;
        this.borg = borg;
        this.lanes = lanes;
    }

    @Reference(cardinality = MULTIPLE, policy = DYNAMIC)
    void addListener(RepositoryListener listener) {
        listeners.add(listener);
    }

    void removeListener(RepositoryListener listener) {
        listeners.remove(listener);
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
        return newcomers.create(wanted);
    }

    @Override
    public Repository adopt(Caller caller, NewRepository wanted, Optional<Secret> keyfile) {
        access.requireAdmin(caller);
        return newcomers.adopt(wanted, keyfile);
    }

    @Override
    public Repository change(Caller caller, RepositoryId id, Change change) {
        access.requireAdmin(caller);
        change.name().ifPresent(rules::requireName);
        change.backup().ifPresent(rules::requireSettings);
        change.passphrase().ifPresent(rules::requirePossible);
        var place = change.path().map(rules::place).map(Path::toString);
        place.ifPresent(path -> rules.requireThere(Path.of(path)));
        change.passphrase().ifPresent(passphrase -> requireOpens(id, place, passphrase));
        return registry.change(id, old -> changed(old, change, place), change.passphrase());
    }

    private Repository changed(Repository old, Change change, Optional<String> place) {
        var echoed = new HashMap<>(old.echoed());
        echoed.putAll(change.echoed());
        return new Repository(
                old.id(),
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
    }

    /** A passphrase that is wrong would be noticed at the next backup only. */
    private void requireOpens(RepositoryId id, Optional<String> place, Secret passphrase) {
        var known = registry.find(id).orElseThrow(() -> RepositoryRegistry.unknown(id));
        var path = place.orElse(known.path());
        try {
            lanes.reading(id, () -> {
                try {
                    return borg.info(new Target(path, passphrase, known.bypassLock()));
                } catch (BorgFailedException e) {
                    throw Newcomers.importRefusal(Path.of(path), e);
                }
            });
        } catch (InterruptedException e) {
            throw Refusals.interrupted(e);
        }
    }

    @Override
    public void forget(Caller caller, RepositoryId id) {
        access.requireAdmin(caller);
        var repository = registry.find(id).orElseThrow(() -> RepositoryRegistry.unknown(id));
        registry.remove(id);
        access.forget(id);
        listeners.tell(listener -> listener.forgotten(id));
        LOG.info("Repository {} at {} was forgotten; its files stay", id, repository.path());
    }

    @Override
    public RepositoryInfo info(Caller caller, RepositoryId id) {
        get(caller, id);
        var read = asking(id, "backend.errors.repo.failedToGetRepositoryInfo", facts::read);
        kept.keep(id, read.facts(), false);
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
        try {
            return lanes.reading(id, () -> {
                try {
                    return asking.ask(target);
                } catch (BorgFailedException e) {
                    throw e.refused(id, key);
                }
            });
        } catch (InterruptedException e) {
            throw Refusals.interrupted(e);
        }
    }
}

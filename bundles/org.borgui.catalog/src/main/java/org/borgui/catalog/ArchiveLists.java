package org.borgui.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.RepositoryId;
import org.borgui.api.archive.Archive;
import org.borgui.api.archive.ArchiveInfo;
import org.borgui.spi.borg.Borg;
import org.borgui.spi.borg.BorgFailedException;
import org.borgui.spi.borg.Target;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What borg said about the archives of each repository, and no older than it may be: as long as the repository has not
 * changed, or for a minute where that cannot be seen. While a repository is being written, the last list is good enough.
 */
final class ArchiveLists {

    private static final Logger LOG = LoggerFactory.getLogger(ArchiveLists.class);
    private static final Duration GOOD_FOR = Duration.ofSeconds(60);
    private static final int INFOS = 50;

    /** Of one repository. Its lock is held while borg is asked, so that nobody asks the same twice. */
    private static final class Held {
        private final ReentrantLock lock = new ReentrantLock();
        private volatile @Nullable KnownList known;
        private volatile boolean stale;
        private volatile @Nullable String json;
        private final Map<String, ArchiveInfo> infos = Collections.synchronizedMap(new Newest<>(INFOS));
    }

    private final Asking asking;
    private final Shelf shelf;
    private final RepositoryEvents events;
    private final Clock clock;
    private final Map<RepositoryId, Held> repositories = new ConcurrentHashMap<>();

    ArchiveLists(Asking asking, Shelf shelf, RepositoryEvents events, Clock clock) {
        this.asking = asking;
        this.shelf = shelf;
        this.events = events;
        this.clock = clock;
    }

    /** The archives, oldest first; asks borg when it must. */
    KnownList list(RepositoryId repository, String path) {
        var held = held(repository);
        var known = held.known;
        if (known != null && (isGood(held, known, path) || events.isBeingWritten(repository))) {
            return known;
        }
        return locked(held, Refusals.LIST, () -> refreshed(repository, held, path));
    }

    /** Borg's own text of the list. */
    String json(RepositoryId repository, String path) {
        var held = held(repository);
        var known = list(repository, path);
        var json = held.json;
        if (json != null) {
            return json;
        }
        return locked(held, Refusals.LIST, () -> {
            var text = asking.ask(repository, Refusals.LIST, Borg::archivesJson);
            if (known.equals(held.known)) {
                held.json = text;
            }
            return text;
        });
    }

    /** What interrupted backups have left, as of now. */
    List<Archive> leftovers(RepositoryId repository) {
        return asking.ask(repository, Refusals.LIST, Borg::checkpoints);
    }

    /** What borg says about one archive; shared sizes change with the repository, so it is kept as long as the list. */
    ArchiveInfo info(ArchiveKey key, String name) {
        var held = held(key.repository());
        return locked(held, Refusals.INFO, () -> {
            var info = held.infos.get(key.borgId());
            if (info == null) {
                info = asking.ask(key.repository(), Refusals.INFO, (borg, target) -> borg.archive(target, name));
                held.infos.put(key.borgId(), info);
            }
            return info;
        });
    }

    /** The archives as of now, for somebody who is in the lane already. */
    KnownList listInLane(RepositoryId repository, Borg borg, Target target)
            throws BorgFailedException, InterruptedException {
        var held = held(repository);
        var known = held.known;
        var stamp = RepositoryStamp.of(target.path());
        return known != null && !held.stale && !stamp.isEmpty() && known.stamp().equals(stamp)
                ? known
                : read(repository, held, borg, target);
    }

    /** What is known may not be so any more. */
    void changed(RepositoryId repository) {
        held(repository).stale = true;
    }

    /** There is no such repository any more. */
    void forget(RepositoryId repository) {
        repositories.remove(repository);
    }

    private Held held(RepositoryId repository) {
        return repositories.computeIfAbsent(repository, id -> {
            var held = new Held();
            held.known = shelf.list(id).orElse(null);
            return held;
        });
    }

    private boolean isGood(Held held, KnownList known, String path) {
        if (held.stale) {
            return false;
        }
        return known.stamp().isEmpty()
                ? known.read().plus(GOOD_FOR).isAfter(clock.instant())
                : known.stamp().equals(RepositoryStamp.of(path));
    }

    private KnownList refreshed(RepositoryId repository, Held held, String path) {
        var known = held.known;
        if (known != null && isGood(held, known, path)) {
            return known; // somebody else asked meanwhile
        }
        try {
            return asking.ask(repository, Refusals.LIST, (borg, target) -> read(repository, held, borg, target));
        } catch (RefusedException e) {
            if (e.reason() == Reason.LOCKED && known != null) {
                return known;
            }
            throw e;
        }
    }

    private KnownList read(RepositoryId repository, Held held, Borg borg, Target target)
            throws BorgFailedException, InterruptedException {
        var known = ask(held, borg, target);
        var before = held.known;
        if (before == null
                || !before.archives().equals(known.archives())
                || !before.stamp().equals(known.stamp())) {
            held.json = null;
            held.infos.clear();
        }
        held.known = known;
        try {
            shelf.keep(repository, known);
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("The list of archives of repository {} could not be kept", repository, e);
        }
        return known;
    }

    private KnownList ask(Held held, Borg borg, Target target) throws BorgFailedException, InterruptedException {
        held.stale = false; // before borg looks, so that a change meanwhile is not missed
        boolean answered = false;
        try {
            var now = clock.instant();
            var stamp = RepositoryStamp.of(target.path());
            var known = new KnownList(borg.archives(target), now, stamp);
            answered = true;
            return known;
        } finally {
            if (!answered) {
                held.stale = true;
            }
        }
    }

    private static <T> T locked(Held held, String key, Supplier<T> work) {
        try {
            held.lock.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusals.interrupted(key);
        }
        try {
            return work.get();
        } finally {
            held.lock.unlock();
        }
    }
}

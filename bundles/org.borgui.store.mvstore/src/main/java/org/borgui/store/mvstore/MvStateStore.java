package org.borgui.store.mvstore;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.borgui.api.system.DataDirectory;
import org.borgui.spi.state.CollectionSpec;
import org.borgui.spi.state.Index;
import org.borgui.spi.state.Reader;
import org.borgui.spi.state.StateException;
import org.borgui.spi.state.StateFolder;
import org.borgui.spi.state.StateStore;
import org.borgui.spi.state.Writer;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the state in {@code DATA_DIR/state/state.mv}. One writes at a time, and commits or goes back to the version before;
 * readers see the version that was committed last. An error of writing closes MVStore; it is opened anew by whoever comes next.
 */
@Component(service = StateStore.class, property = "store=mvstore")
public final class MvStateStore implements StateStore {

    private static final Logger LOG = LoggerFactory.getLogger(MvStateStore.class);
    private static final int TIDY_EACH = 500; // commits
    private static final int FILL_PERCENT = 50;
    private static final int TIDY_BYTES = 1 << 20;

    /** How far a write came. */
    private enum Step {
        WORK,
        COMMITTED,
        KEPT
    }

    private final StateFile file;
    private final OpenCollections collections = new OpenCollections();
    private final ReentrantLock writing = new ReentrantLock();
    private volatile @Nullable Snapshot current;
    private volatile boolean closed;
    private int commits;

    @Activate
    public MvStateStore(@Reference DataDirectory directory) {
        this(directory.folder("state"));
    }

    MvStateStore(Path folder) {
        StateFolder.requireNoOther(folder, StateFile.NAME);
        file = StateFile.in(folder);
        current = opened(file.open());
        LOG.info("The state is kept in {}", file.path());
    }

    @Deactivate
    void close() {
        writing.lock();
        try {
            closed = true;
            var last = current;
            current = null;
            if (last != null) {
                last.letGo();
                last.store().close();
            }
        } catch (MVStoreException e) {
            throw Failures.of(file.path(), e);
        } finally {
            writing.unlock();
        }
    }

    @Override
    public void open(List<CollectionSpec> specs) {
        var wanted = specs.stream().map(collections::with).toList();
        exclusively(Durability.DURABLE, live -> {
            wanted.forEach(collection -> make(live, collection));
            return true;
        });
        wanted.forEach(collections::keep);
    }

    /** Indexes that are not wanted go: nobody would keep them right. Those that are new, or of other fields, are made. */
    private void make(Live live, Opened collection) {
        var transaction = new WriteTransaction(live, collections);
        var prefix = collection.name() + ".";
        var known = live.definitions().keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .map(key -> key.substring(prefix.length()))
                .filter(index -> !collection.indexes().containsKey(index))
                .toList();
        for (var index : known) {
            live.definitions().remove(prefix + index);
            live.removeIndex(collection.name(), index);
        }
        live.documentsMap(collection.name());
        for (var index : collection.indexes().values()) {
            live.indexMap(collection.name(), index.name());
            if (!definition(index).equals(live.definitions().put(prefix + index.name(), definition(index)))) {
                transaction.fill(collection, index);
            }
        }
    }

    private static String definition(Index index) {
        return index.fields().stream().collect(Collectors.joining(",", index.unique() ? "unique " : "", ""));
    }

    @Override
    public <T> T read(Work<Reader, T> work) {
        var seen = held();
        var transaction = new ReadTransaction(seen.maps(), collections);
        try {
            return work.on(transaction);
        } catch (MVStoreException e) {
            throw Failures.of(file.path(), e);
        } finally {
            transaction.end();
            seen.letGo();
        }
    }

    @Override
    public <T> T write(Durability durability, Work<Writer, T> work) {
        return exclusively(durability, live -> {
            var transaction = new WriteTransaction(live, collections);
            try {
                return work.on(transaction);
            } finally {
                transaction.end();
            }
        });
    }

    private <T> T exclusively(Durability durability, Work<Live, T> work) {
        if (writing.isHeldByCurrentThread()) {
            throw new IllegalStateException("a write within a write");
        }
        writing.lock();
        try {
            return committed(current().live(), durability, work);
        } finally {
            writing.unlock();
        }
    }

    private <T> T committed(Live live, Durability durability, Work<Live, T> work) {
        var step = Step.WORK;
        try {
            var result = work.on(live);
            live.store().commit();
            step = Step.COMMITTED;
            if (durability == Durability.DURABLE) {
                live.store().sync();
            }
            step = Step.KEPT;
            show(live);
            tidy(live);
            return result;
        } catch (MVStoreException e) {
            throw Failures.of(file.path(), e);
        } finally {
            if (step == Step.WORK) {
                goBack(live);
            } else if (step == Step.COMMITTED) {
                readAnew(live); // whether it is on the disk, the disk alone knows
            }
        }
    }

    /** Readers see what is committed now. */
    private void show(Live live) {
        var before = current;
        current = Snapshot.of(live);
        if (before != null) {
            before.letGo();
        }
    }

    /** Files that are only written behind each other grow; now and then what is half empty is written anew. */
    private void tidy(Live live) {
        commits++;
        if (commits % TIDY_EACH == 0) {
            try {
                live.store().compact(FILL_PERCENT, TIDY_BYTES);
            } catch (MVStoreException e) {
                LOG.warn("The state file {} could not be tidied: {}", file.path(), e.getMessage());
            }
        }
    }

    /** To the version before; where that cannot be done any more, what is on the disk is read anew. */
    private void goBack(Live live) {
        try {
            if (!live.store().isClosed()) {
                live.store().rollback();
                live.forget();
                openAll(live);
                return;
            }
        } catch (MVStoreException | IllegalArgumentException e) {
            LOG.debug("A store that cannot go back is opened anew", e);
        }
        readAnew(live);
    }

    private void readAnew(Live live) {
        current = null;
        live.store().closeImmediately();
    }

    private Snapshot held() {
        for (; ; ) {
            var now = current();
            if (now.hold()) {
                return now;
            }
        }
    }

    private Snapshot current() {
        var now = current;
        if (now != null && !now.store().isClosed()) {
            return now;
        }
        writing.lock();
        try {
            var again = current;
            if (again == null || again.store().isClosed()) {
                again = reopened();
                current = again;
            }
            return again;
        } finally {
            writing.unlock();
        }
    }

    private Snapshot reopened() {
        if (closed) {
            throw new StateException(Failures.closed(file.path()));
        }
        return opened(file.again());
    }

    private Snapshot opened(MVStore store) {
        var live = new Live(store);
        openAll(live);
        return Snapshot.of(live);
    }

    /** Readers see the maps that are open. */
    private void openAll(Live live) {
        collections.all().forEach(collection -> {
            live.documentsMap(collection.name());
            collection.indexes().keySet().forEach(index -> live.indexMap(collection.name(), index));
        });
    }
}

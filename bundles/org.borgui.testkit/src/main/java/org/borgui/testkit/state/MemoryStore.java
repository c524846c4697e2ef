package org.borgui.testkit.state;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.borgui.spi.state.CollectionSpec;
import org.borgui.spi.state.Reader;
import org.borgui.spi.state.StateException;
import org.borgui.spi.state.StateStore;
import org.borgui.spi.state.Writer;

/** A state store for tests: keeps the whole contract, but nothing longer than the test. May be used by any thread. */
public final class MemoryStore implements StateStore {

    private final ReentrantLock writing = new ReentrantLock();
    private volatile boolean full;
    private volatile Runnable beforeWrites = () -> {};
    private volatile Map<String, MemoryCollection> committed; // written under the lock alone

    /** An empty store. */
    public MemoryStore() {
        this(Map.of());
    }

    private MemoryStore(Map<String, MemoryCollection> collections) {
        committed = collections;
    }

    /** Whether it refuses to write, as on a disk that is full. */
    public void full(boolean now) {
        full = now;
    }

    /** Done by each thread that is about to write, which may so be made to wait. */
    public void beforeWrites(Runnable done) {
        beforeWrites = done;
    }

    /** Another store with the same documents, as after a restart: collections are to be opened again. */
    public MemoryStore reopened() {
        var closed = new TreeMap<String, MemoryCollection>();
        committed.forEach((name, collection) -> closed.put(name, collection.closed()));
        return new MemoryStore(closed);
    }

    @Override
    public void open(List<CollectionSpec> collections) {
        writing.lock();
        try {
            var next = new TreeMap<>(committed);
            for (var spec : collections) {
                next.put(
                        spec.name(),
                        next.getOrDefault(spec.name(), MemoryCollection.EMPTY).opened(spec));
            }
            committed = next;
        } finally {
            writing.unlock();
        }
    }

    @Override
    public <T> T read(Work<Reader, T> work) {
        var transaction = new MemoryTransaction(committed);
        try {
            return work.on(transaction.asReader());
        } finally {
            transaction.end();
        }
    }

    @Override
    public <T> T write(Durability durability, Work<Writer, T> work) {
        beforeWrites.run();
        if (full) {
            throw new StateException("The disk is full.");
        }
        if (writing.isHeldByCurrentThread()) {
            throw new IllegalStateException("a write within a write");
        }
        writing.lock();
        var transaction = new MemoryTransaction(committed);
        try {
            var result = work.on(transaction);
            committed = transaction.collections();
            return result;
        } finally {
            transaction.end();
            writing.unlock();
        }
    }
}

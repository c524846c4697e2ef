package org.borgui.store.sqlite;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.borgui.spi.state.CollectionSpec;
import org.borgui.spi.state.Reader;
import org.borgui.spi.state.StateStore;
import org.borgui.spi.state.Writer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the state in {@code DATA_DIR/state/state.db}: one connection writes, others read snapshots beside it. */
final class SqliteStore implements StateStore {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteStore.class);

    private final OpenCollections collections = new OpenCollections();
    private final Readers readers;
    private final WriteConnection writer;
    private final ReentrantLock writing = new ReentrantLock();

    SqliteStore(Path folder, Duration patience) {
        var file = DatabaseFile.in(folder, patience);
        file.prepare();
        writer = new WriteConnection(file);
        readers = new Readers(file);
        LOG.info("The state is kept in {}", file.path());
    }

    /** Waits for the write that runs, and folds the write-ahead log into the file. */
    void close() {
        writing.lock();
        try {
            readers.close();
            writer.close();
        } finally {
            writing.unlock();
        }
    }

    @Override
    public void open(List<CollectionSpec> specs) {
        var schema = specs.stream().map(collections::with).toList();
        exclusively(Durability.DURABLE, session -> {
            schema.forEach(table -> new SchemaChange(session).make(table));
            return true;
        });
        schema.forEach(collections::keep);
    }

    @Override
    public <T> T read(Work<Reader, T> work) {
        return readers.lend(session -> {
            var transaction = new ReadTransaction(session, collections);
            try {
                return work.on(transaction);
            } finally {
                transaction.end();
            }
        });
    }

    @Override
    public <T> T write(Durability durability, Work<Writer, T> work) {
        return exclusively(durability, session -> {
            var transaction = new WriteTransaction(session, collections);
            try {
                return work.on(transaction);
            } finally {
                transaction.end();
            }
        });
    }

    private <T> T exclusively(Durability durability, Work<Session, T> work) {
        if (writing.isHeldByCurrentThread()) {
            throw new IllegalStateException("a write within a write");
        }
        writing.lock();
        try {
            return writer.commit(durability, work);
        } finally {
            writing.unlock();
        }
    }
}

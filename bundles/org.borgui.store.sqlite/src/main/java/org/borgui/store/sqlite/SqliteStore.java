package org.borgui.store.sqlite;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.borgui.api.system.DataDirectory;
import org.borgui.spi.state.CollectionSpec;
import org.borgui.spi.state.Reader;
import org.borgui.spi.state.StateFolder;
import org.borgui.spi.state.StateStore;
import org.borgui.spi.state.Writer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the state in {@code DATA_DIR/state/state.db}: one connection writes, others read snapshots beside it. */
@Component(service = StateStore.class, configurationPid = "org.borgui.store.sqlite", property = "store=sqlite")
@Designate(ocd = SqliteStore.Config.class)
public final class SqliteStore implements StateStore {

    /** What may be configured; nothing has to be. */
    @ObjectClassDefinition(name = "SQLite state store", description = "Keeps the server's state in one SQLite file")
    public @interface Config {

        @AttributeDefinition(
                name = "Patience",
                description = "Seconds to wait while another program, such as a backup of the file, holds the database")
        int busySeconds() default 10;
    }

    private static final Logger LOG = LoggerFactory.getLogger(SqliteStore.class);

    private final OpenCollections collections = new OpenCollections();
    private final Readers readers;
    private final WriteConnection writer;
    private final ReentrantLock writing = new ReentrantLock();

    @Activate
    public SqliteStore(@Reference DataDirectory directory, Config config) {
        this(directory.folder("state"), Duration.ofSeconds(config.busySeconds()));
    }

    SqliteStore(Path folder, Duration patience) {
        StateFolder.requireNoOther(folder, DatabaseFile.NAME);
        var file = DatabaseFile.in(folder, patience);
        file.prepare();
        writer = new WriteConnection(file);
        readers = new Readers(file);
        LOG.info("The state is kept in {}", file.path());
    }

    /** Waits for the write that runs, and folds the write-ahead log into the file. */
    @Deactivate
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

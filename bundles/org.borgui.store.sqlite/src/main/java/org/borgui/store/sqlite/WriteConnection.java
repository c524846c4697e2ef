package org.borgui.store.sqlite;

import java.sql.SQLException;
import org.borgui.spi.state.StateException;
import org.borgui.spi.state.StateStore.Durability;
import org.borgui.spi.state.StateStore.Work;
import org.jspecify.annotations.Nullable;

/** The only connection that writes. Its store calls it from one thread at a time. */
final class WriteConnection {

    private final DatabaseFile file;
    private @Nullable Session session;
    private @Nullable Durability durability;
    private boolean closed;

    WriteConnection(DatabaseFile file) {
        this.file = file;
    }

    <T> T commit(Durability wanted, Work<Session, T> work) {
        try {
            var current = session(wanted);
            current.execute("BEGIN IMMEDIATE");
            var kept = false;
            try {
                var result = work.on(current);
                current.execute("COMMIT");
                kept = true;
                return result;
            } finally {
                if (!kept) {
                    rollBack(current);
                }
            }
        } catch (SQLException e) {
            throw Failures.of(file.path(), e);
        }
    }

    void close() {
        closed = true;
        var last = session;
        session = null;
        if (last != null) {
            try (last) {
                last.text("PRAGMA wal_checkpoint(TRUNCATE)");
            } catch (SQLException e) {
                throw Failures.of(file.path(), e);
            }
        }
    }

    /** Durability cannot be changed within a transaction, so it is set before. */
    private Session session(Durability wanted) throws SQLException {
        if (closed) {
            throw new StateException("The state database is closed: the server is stopping.");
        }
        var current = session;
        if (current == null) {
            current = file.connect();
            session = current;
            durability = null;
        }
        if (durability != wanted) {
            current.execute("PRAGMA synchronous = " + (wanted == Durability.DURABLE ? "FULL" : "NORMAL"));
            durability = wanted;
        }
        return current;
    }

    /** SQLite ends a transaction by itself after some errors; then a new connection is the way back to a known state. */
    private void rollBack(Session broken) {
        try {
            broken.execute("ROLLBACK");
        } catch (SQLException e) {
            session = null;
            discard(broken);
        }
    }

    private static void discard(Session broken) {
        try {
            broken.close();
        } catch (SQLException e) {
            // the error that led here is on its way already, and says more
            return;
        }
    }
}

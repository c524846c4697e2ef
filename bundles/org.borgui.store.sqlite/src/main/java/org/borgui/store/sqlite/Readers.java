package org.borgui.store.sqlite;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.borgui.spi.state.StateException;
import org.borgui.spi.state.StateStore.Work;
import org.jspecify.annotations.Nullable;

/** Connections that read. There are as many as reads run at once; a few are kept for the next. May be used by any thread. */
final class Readers {

    private static final int KEPT = 4;

    private final DatabaseFile file;
    private final Deque<Session> idle = new ArrayDeque<>();
    private boolean closed;

    Readers(DatabaseFile file) {
        this.file = file;
    }

    /** Runs a work within a snapshot. */
    <T> T lend(Work<Session, T> work) {
        try {
            var waiting = take();
            var session = waiting == null ? connect() : waiting;
            var clean = false;
            try {
                session.execute("BEGIN");
                try {
                    return work.on(session);
                } finally {
                    session.execute("ROLLBACK");
                    clean = true;
                }
            } finally {
                giveBack(session, clean);
            }
        } catch (SQLException e) {
            throw Failures.of(file.path(), e);
        }
    }

    /** Reads that still run end as they would, and close their connection. */
    synchronized void close() {
        closed = true;
        try {
            while (!idle.isEmpty()) {
                idle.pop().close();
            }
        } catch (SQLException e) {
            throw Failures.of(file.path(), e);
        }
    }

    private Session connect() throws SQLException {
        var session = file.connect();
        session.execute("PRAGMA query_only = ON");
        return session;
    }

    private synchronized @Nullable Session take() {
        if (closed) {
            throw new StateException("The state database is closed: the server is stopping.");
        }
        return idle.poll();
    }

    private void giveBack(Session session, boolean clean) throws SQLException {
        synchronized (this) {
            if (clean && !closed && idle.size() < KEPT) {
                idle.push(session);
                return;
            }
        }
        session.close();
    }
}

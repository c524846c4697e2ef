package org.borgui.store.sqlite;

import java.sql.SQLException;
import java.util.List;
import org.borgui.spi.state.StaleVersionException;
import org.borgui.spi.state.Writer;

/** Writes within the transaction of its session. */
final class WriteTransaction extends ReadTransaction implements Writer {

    WriteTransaction(Session session, OpenCollections collections) {
        super(session, collections);
    }

    @Override
    public long nextId(String collection) {
        var table = table(collection);
        try {
            session().update("UPDATE sequences SET last = last + 1 WHERE collection = ?", table.collection());
            return session()
                    .query(
                            "SELECT last FROM sequences WHERE collection = ?",
                            List.of(table.collection()),
                            row -> row.getLong(1))
                    .get(0);
        } catch (SQLException e) {
            throw Failures.of(session().file(), e);
        }
    }

    @Override
    public long put(String collection, long id, long expectedVersion, String json) {
        var table = table(collection);
        if (id < 1 || expectedVersion < 0) {
            throw new IllegalArgumentException("ids begin with 1, versions with 0");
        }
        if (expectedVersion > 0) {
            table.mustChange();
        }
        try {
            var written = expectedVersion == 0 ? insert(table, id, json) : replace(table, id, expectedVersion, json);
            if (!written) {
                throw new StaleVersionException(collection, id, expectedVersion);
            }
            return expectedVersion + 1;
        } catch (SQLException e) {
            throw Constraints.refusal(session(), table, e);
        }
    }

    @Override
    public void delete(String collection, long id) {
        var table = table(collection);
        table.mustChange();
        try {
            session().update("DELETE FROM %s WHERE id = ?".formatted(table.name()), id);
        } catch (SQLException e) {
            throw Failures.of(session().file(), e);
        }
    }

    private boolean insert(Table table, long id, String json) throws SQLException {
        var sql = "INSERT INTO %s (id, version, body) VALUES (?, 1, ?) ON CONFLICT (id) DO NOTHING";
        if (session().update(sql.formatted(table.name()), id, json) == 0) {
            return false;
        }
        session().update("UPDATE sequences SET last = ? WHERE collection = ? AND last < ?", id, table.collection(), id);
        return true;
    }

    private boolean replace(Table table, long id, long version, String json) throws SQLException {
        var sql = "UPDATE %s SET version = version + 1, body = ? WHERE id = ? AND version = ?";
        return session().update(sql.formatted(table.name()), json, id, version) == 1;
    }
}

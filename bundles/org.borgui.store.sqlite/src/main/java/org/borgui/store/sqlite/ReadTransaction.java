package org.borgui.store.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.borgui.spi.state.Document;
import org.borgui.spi.state.Query;
import org.borgui.spi.state.Reader;

/** Reads within the transaction of its session. */
class ReadTransaction implements Reader {

    private final Session session;
    private final OpenCollections collections;
    private volatile boolean ended;

    ReadTransaction(Session session, OpenCollections collections) {
        this.session = session;
        this.collections = collections;
    }

    final void end() {
        ended = true;
    }

    @Override
    public final Optional<Document> get(String collection, long id) {
        var table = table(collection);
        try {
            var sql = "SELECT id, version, body FROM %s WHERE id = ?".formatted(table.name());
            return session().query(sql, List.of(id), ReadTransaction::document).stream()
                    .findFirst();
        } catch (SQLException e) {
            throw Failures.of(session.file(), e);
        }
    }

    @Override
    public final List<Document> find(Query query) {
        var table = table(query.collection());
        var search = Search.of(table, query);
        try {
            var sql = "SELECT id, version, body FROM " + table.name() + search.where() + search.order() + " LIMIT ?";
            var values = new ArrayList<>(search.values());
            values.add((long) query.limit());
            return session().query(sql, values, ReadTransaction::document);
        } catch (SQLException e) {
            throw Failures.of(session.file(), e);
        }
    }

    @Override
    public final long count(Query query) {
        var table = table(query.collection());
        var search = Search.of(table, query);
        try {
            var sql = "SELECT count(*) FROM " + table.name() + search.where();
            return session().query(sql, search.values(), row -> row.getLong(1)).get(0);
        } catch (SQLException e) {
            throw Failures.of(session.file(), e);
        }
    }

    final Table table(String collection) {
        session();
        return collections.get(collection);
    }

    final Session session() {
        if (ended) {
            throw new IllegalStateException("this transaction has ended");
        }
        return session;
    }

    private static Document document(ResultSet row) throws SQLException {
        return new Document(row.getLong(1), row.getLong(2), row.getString(3));
    }
}

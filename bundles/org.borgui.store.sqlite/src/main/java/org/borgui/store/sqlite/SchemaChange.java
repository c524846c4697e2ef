package org.borgui.store.sqlite;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.borgui.spi.state.DuplicateException;
import org.borgui.spi.state.Index;

/** Makes what is missing of a table, its columns and its indexes, within the transaction of its session. */
final class SchemaChange {

    private final Session session;

    SchemaChange(Session session) {
        this.session = session;
    }

    void make(Table table) {
        try {
            session.execute(
                    """
                    CREATE TABLE IF NOT EXISTS %s (
                        id INTEGER PRIMARY KEY,
                        version INTEGER NOT NULL,
                        body TEXT NOT NULL CHECK (json_valid(body)))"""
                            .formatted(table.name()));
            session.update("INSERT OR IGNORE INTO sequences (collection, last) VALUES (?, 0)", table.collection());
            var columns = columns(table);
            for (var index : table.indexes().values()) {
                addColumns(table, index, columns);
                makeIndex(table, index);
            }
        } catch (SQLException e) {
            throw Failures.of(session.file(), e);
        }
    }

    private Set<String> columns(Table table) throws SQLException {
        var names =
                session.query("SELECT name FROM pragma_table_xinfo(?)", List.of(table.name()), row -> row.getString(1));
        return new HashSet<>(names);
    }

    /** A column without a type keeps a text a text and a number a number. */
    private void addColumns(Table table, Index index, Set<String> columns) throws SQLException {
        for (var field : index.fields()) {
            if (columns.add(Table.column(field))) {
                session.execute("ALTER TABLE %s ADD COLUMN %s GENERATED ALWAYS AS (json_extract(body, '$.%s')) VIRTUAL"
                        .formatted(table.name(), Table.column(field), field));
            }
        }
    }

    private void makeIndex(Table table, Index index) throws SQLException {
        var name = table.indexName(index);
        var wanted = "CREATE %sINDEX %s ON %s (%s)"
                .formatted(
                        index.unique() ? "UNIQUE " : "",
                        name,
                        table.name(),
                        index.fields().stream().map(Table::column).collect(Collectors.joining(", ")));
        var present = session.query(
                "SELECT sql FROM sqlite_schema WHERE type = 'index' AND name = ?",
                List.of(name),
                row -> row.getString(1));
        if (present.contains(wanted)) {
            return;
        }
        session.execute("DROP INDEX IF EXISTS " + name);
        try {
            session.execute(wanted);
        } catch (SQLException e) {
            if (Constraints.isUnique(e)) {
                throw new DuplicateException(table.collection(), index.name());
            }
            throw e;
        }
    }
}

package org.borgui.store.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A connection and its prepared statements. Used by one thread at a time. */
final class Session implements AutoCloseable {

    private final Connection connection;
    private final Path file;
    private final Map<String, PreparedStatement> prepared =
            new HashMap<>(); // few: no value ever becomes part of a text

    Session(Connection connection, Path file) {
        this.connection = connection;
        this.file = file;
    }

    /** Reads a row. */
    @FunctionalInterface
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    Path file() {
        return file;
    }

    <T> List<T> query(String sql, List<?> values, Row<T> row) throws SQLException {
        try (var rows = prepare(sql, values).executeQuery()) {
            var all = new ArrayList<T>();
            while (rows.next()) {
                all.add(row.of(rows));
            }
            return all;
        }
    }

    /** Returns how many rows it changed. */
    int update(String sql, Object... values) throws SQLException {
        return prepare(sql, List.of(values)).executeUpdate();
    }

    /** For statements without values, such as those that change the schema or begin and end a transaction. */
    void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the only row. */
    String text(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : "";
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private PreparedStatement prepare(String sql, List<?> values) throws SQLException {
        @Nullable PreparedStatement known = prepared.get(sql);
        var statement = known == null ? connection.prepareStatement(sql) : known;
        prepared.put(sql, statement);
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
        return statement;
    }
}

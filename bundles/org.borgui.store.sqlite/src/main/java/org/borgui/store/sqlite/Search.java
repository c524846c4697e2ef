package org.borgui.store.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.borgui.spi.state.Query;

/** A query as SQL: names come from the table's definition, values are parameters. */
record Search(String where, String order, List<Object> values) {

    static Search of(Table table, Query query) {
        var columns =
                new ArrayList<>(query.index().map(name -> table.index(name).fields()).orElse(List.of()).stream()
                        .map(Table::column)
                        .toList());
        columns.add("id");
        if (query.equal().size() >= columns.size()) {
            throw new IllegalArgumentException("more values than fields in the index");
        }
        var conditions = new ArrayList<String>();
        var values = new ArrayList<Object>();
        for (int i = 0; i < query.equal().size(); i++) {
            conditions.add(columns.get(i) + " = ?");
            values.add(value(query.equal().get(i)));
        }
        var next = columns.get(query.equal().size());
        if (query.from() != null) {
            conditions.add(next + " >= ?");
            values.add(value(query.from()));
        }
        if (query.below() != null) {
            conditions.add(next + " < ?");
            values.add(value(query.below()));
        }
        var where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        var direction = query.descending() ? " DESC" : "";
        var order =
                columns.stream().map(column -> column + direction).collect(Collectors.joining(", ", " ORDER BY ", ""));
        return new Search(where, order, values);
    }

    /** JSON's true and false come out of SQLite as 1 and 0. */
    private static Object value(Object value) {
        if (value instanceof Boolean yes) {
            return yes ? 1L : 0L;
        }
        if (value instanceof Long || value instanceof String) {
            return value;
        }
        throw new IllegalArgumentException("an index has no values of " + value.getClass());
    }
}

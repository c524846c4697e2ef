package org.borgui.store.sqlite;

import java.sql.SQLException;
import java.util.stream.Collectors;
import org.borgui.spi.state.DuplicateException;
import org.borgui.spi.state.Index;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Which of the caller's mistakes an error of SQLite stands for. */
final class Constraints {

    private Constraints() {}

    static boolean isUnique(SQLException error) {
        return is(error, SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE);
    }

    /** What went wrong while a document was written. */
    static RuntimeException refusal(Session session, Table table, SQLException error) {
        if (isUnique(error)) {
            return new DuplicateException(table.collection(), index(table, String.valueOf(error.getMessage())));
        }
        var message = String.valueOf(error.getMessage());
        if (is(error, SQLiteErrorCode.SQLITE_CONSTRAINT_CHECK) || message.contains("malformed JSON")) {
            return new IllegalArgumentException("this is not JSON", error);
        }
        return Failures.of(session.file(), error);
    }

    /** SQLite names the columns: {@code UNIQUE constraint failed: c_users.f_room, c_users.f_seat}. */
    private static String index(Table table, String message) {
        return table.indexes().values().stream()
                .filter(Index::unique)
                .filter(index -> message.contains("failed: " + columns(table, index) + ")"))
                .map(Index::name)
                .findFirst()
                .orElse("");
    }

    private static String columns(Table table, Index index) {
        return index.fields().stream()
                .map(field -> table.name() + "." + Table.column(field))
                .collect(Collectors.joining(", "));
    }

    private static boolean is(SQLException error, SQLiteErrorCode code) {
        return error instanceof SQLiteException sqlite && sqlite.getResultCode() == code;
    }
}

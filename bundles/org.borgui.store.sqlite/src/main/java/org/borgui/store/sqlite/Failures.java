package org.borgui.store.sqlite;

import java.nio.file.Path;
import java.sql.SQLException;
import org.borgui.spi.state.StateException;
import org.sqlite.SQLiteException;

/** What SQLite's errors mean to whoever runs the server. */
final class Failures {

    private Failures() {}

    static StateException of(Path file, SQLException cause) {
        return new StateException(sentence(file, cause), cause);
    }

    static String damaged(Path file) {
        return "The state database %s is damaged.".formatted(file)
                + " Stop the server, keep a copy of the folder, and put back a backup of it.";
    }

    static String unwritable(Path file) {
        return "The state database %s cannot be written.".formatted(file)
                + " Look whether the data directory belongs to the user the server runs as, and is not mounted read-only.";
    }

    private static String sentence(Path file, SQLException cause) {
        if (!(cause instanceof SQLiteException sqlite)) {
            return "The state database %s refused: %s".formatted(file, cause.getMessage());
        }
        var code = sqlite.getResultCode();
        // the lower byte is the kind of error, the rest says more about it
        return switch (code.code & 0xff) {
            case 11, 26 -> damaged(file); // SQLITE_CORRUPT, SQLITE_NOTADB
            case 13 -> "The disk is full: the state database %s cannot grow. Make room there.".formatted(file);
            case 3, 8, 14, 23 -> unwritable(file); // SQLITE_PERM, _READONLY, _CANTOPEN, _AUTH
            case 5, 6 ->
                "Another program holds the state database %s. End it, or try again when it is done.".formatted(file);
            case 10 ->
                "The disk under the state database %s reports errors (%s). Look at the machine's log."
                        .formatted(file, code);
            default -> "The state database %s refused: %s".formatted(file, cause.getMessage());
        };
    }
}

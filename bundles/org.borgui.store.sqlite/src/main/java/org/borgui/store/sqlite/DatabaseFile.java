package org.borgui.store.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import org.borgui.spi.state.StateException;
import org.sqlite.SQLiteDataSource;

/** The file, its rights, and how a connection to it is made. */
record DatabaseFile(Path path, Duration patience) {

    /** Of the tables' layout; kept in the file, so that an older server does not write into a newer one's state. */
    static final String NAME = "state.db";

    private static final int LAYOUT = 1;

    private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rw-------");

    static DatabaseFile in(Path folder, Duration patience) {
        return new DatabaseFile(folder.resolve(NAME), patience);
    }

    /** Makes the file if need be, and looks whether it can be trusted. */
    void prepare() {
        makePrivate();
        try (var session = connect()) {
            var mode = session.text("PRAGMA journal_mode = WAL");
            if (!mode.equals("wal")) {
                throw new StateException(
                        "%s lies on a file system where SQLite cannot keep a write-ahead log.".formatted(path)
                                + " Put the data directory on a local disk.");
            }
            var layout = Integer.parseInt(session.text("PRAGMA user_version"));
            if (layout > LAYOUT) {
                throw new StateException("%s was written by a newer version of this server.".formatted(path)
                        + " Install that version again, or put back a copy made before the update.");
            }
            var health = session.text("PRAGMA quick_check(1)");
            if (!health.equals("ok")) {
                throw new StateException(Failures.damaged(path) + " SQLite says: " + health);
            }
            session.execute("PRAGMA user_version = " + LAYOUT);
            session.execute("CREATE TABLE IF NOT EXISTS sequences (collection TEXT PRIMARY KEY, last INTEGER NOT NULL)"
                    + " WITHOUT ROWID");
        } catch (SQLException e) {
            throw Failures.of(path, e);
        }
    }

    /** A connection that commits each statement unless a transaction is begun. */
    Session connect() throws SQLException {
        var source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + path);
        source.getConfig().setBusyTimeout((int) patience.toMillis());
        var session = new Session(source.getConnection(), path);
        session.execute("PRAGMA temp_store = MEMORY");
        return session;
    }

    /** SQLite gives its write-ahead log and shared memory the rights of the database. */
    private void makePrivate() {
        try {
            var folder = path.toAbsolutePath().getParent();
            if (folder != null) {
                useForTheLibrary(Files.createDirectories(folder));
            }
            if (Files.notExists(path)) {
                Files.createFile(path, PosixFilePermissions.asFileAttribute(PRIVATE));
            }
            Files.setPosixFilePermissions(path, PRIVATE);
        } catch (IOException e) {
            throw new StateException(Failures.unwritable(path), e);
        }
    }

    /** The driver unpacks its native library here: the machine's temporary folder may be shared, or forbid programs. */
    private static void useForTheLibrary(Path folder) throws IOException {
        if (System.getProperty("org.sqlite.tmpdir") == null) {
            var library = folder.resolve("library");
            if (Files.notExists(library)) {
                Files.createDirectory(
                        library, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            System.setProperty("org.sqlite.tmpdir", library.toString());
        }
    }
}

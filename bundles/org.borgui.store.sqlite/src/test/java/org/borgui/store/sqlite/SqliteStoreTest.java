package org.borgui.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.borgui.spi.state.StateStore.Durability.DURABLE;
import static org.borgui.spi.state.StateStore.Durability.RELAXED;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.borgui.spi.state.CollectionSpec;
import org.borgui.spi.state.Index;
import org.borgui.spi.state.Query;
import org.borgui.spi.state.StateException;
import org.borgui.spi.state.StateStore;
import org.borgui.testkit.state.StateStoreContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends StateStoreContract {

    private static final CollectionSpec NOTES =
            new CollectionSpec("notes", 1, List.of(Index.on("by_shelf", "shelf", "title")), false);

    private final List<SqliteStore> opened = new ArrayList<>();
    private final Path folder;

    SqliteStoreTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Override
    protected StateStore newStore() {
        var store = new SqliteStore(folder.resolve("state"), Duration.ofMillis(200));
        opened.add(store);
        return store;
    }

    @Override
    protected StateStore reopen(StateStore store) {
        ((SqliteStore) store).close();
        return newStore();
    }

    @AfterEach
    void close() {
        opened.forEach(SqliteStore::close);
    }

    private Path file() {
        return folder.resolve("state/state.db");
    }

    private Session other() throws SQLException {
        return new DatabaseFile(file(), Duration.ofMillis(200)).connect();
    }

    private void write(StateStore.Durability durability) {
        store().write(durability, writer -> writer.put("notes", writer.nextId("notes"), 0, "{}"));
    }

    private static OpenCollections opened(CollectionSpec spec) {
        var collections = new OpenCollections();
        collections.keep(collections.with(spec));
        return collections;
    }

    @Test
    void its_files_are_private() throws IOException {
        store().open(List.of(NOTES));
        write(DURABLE);

        try (var files = Files.list(folder.resolve("state"))) {
            assertThat(files.filter(Files::isRegularFile))
                    .hasSize(3) // the database, its write-ahead log and its shared memory
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void closing_folds_the_write_ahead_log_into_the_file() {
        store().open(List.of(NOTES));
        write(RELAXED);

        ((SqliteStore) store()).close();

        assertThat(folder.resolve("state/state.db-wal")).doesNotExist();
        assertThatThrownBy(() -> write(DURABLE)).isInstanceOf(StateException.class);
        assertThatThrownBy(() -> store().read(reader -> reader.get("notes", 1))).isInstanceOf(StateException.class);
    }

    @Test
    void searches_go_through_the_index_and_sort_nothing() throws SQLException {
        store().open(List.of(NOTES));
        var table = Table.of(NOTES, Map.of());
        var search =
                Search.of(table, Query.by("notes", "by_shelf", "a").from("b").newestFirst());

        try (var session = other()) {
            var plan = session.query(
                    "EXPLAIN QUERY PLAN SELECT id, version, body FROM c_notes" + search.where() + search.order()
                            + " LIMIT 5",
                    search.values(),
                    row -> row.getString("detail"));
            assertThat(plan)
                    .singleElement()
                    .asString()
                    .contains("SEARCH c_notes USING INDEX i_notes__by_shelf (f_shelf=? AND f_title>?)");
        }
    }

    @Test
    void a_damaged_file_is_refused_with_what_to_do() throws IOException {
        ((SqliteStore) store()).close();
        var bytes = Files.readAllBytes(file());
        for (int i = 4096; i < bytes.length; i++) {
            bytes[i] = 'x';
        }
        Files.write(file(), bytes);

        assertThatThrownBy(this::newStore)
                .isInstanceOf(StateException.class)
                .hasMessageContaining(file().toString())
                .hasMessageContaining("put back a backup");
    }

    @Test
    void what_is_no_database_is_refused_with_what_to_do() throws IOException {
        ((SqliteStore) store()).close();
        Files.writeString(file(), "This is a letter to a friend, and no database at all. ".repeat(100));

        assertThatThrownBy(this::newStore).isInstanceOf(StateException.class).hasMessageContaining("is damaged");
    }

    @Test
    void a_folder_in_the_place_of_the_file_is_refused_with_what_to_do() throws IOException {
        var elsewhere = folder.resolve("elsewhere");
        Files.createDirectories(elsewhere.resolve("state.db"));

        assertThatThrownBy(() -> new SqliteStore(elsewhere, Duration.ofMillis(200)))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("cannot be written");
    }

    @Test
    void the_state_of_a_newer_server_is_refused() throws SQLException {
        ((SqliteStore) store()).close();
        try (var session = other()) {
            session.execute("PRAGMA user_version = 99");
        }

        assertThatThrownBy(this::newStore).isInstanceOf(StateException.class).hasMessageContaining("newer version");
    }

    @Test
    void a_database_that_another_program_holds_is_named_and_used_again_when_it_is_free() throws SQLException {
        store().open(List.of(NOTES));
        try (var session = other()) {
            session.execute("BEGIN IMMEDIATE");
            assertThatThrownBy(() -> write(DURABLE))
                    .isInstanceOf(StateException.class)
                    .hasMessageContaining("Another program");
            session.execute("ROLLBACK");
        }

        write(DURABLE);
        write(RELAXED);
        assertThat(store().read(reader -> reader.find(Query.all("notes"))).size())
                .isEqualTo(2);
    }

    @Test
    void a_full_disk_is_named() throws SQLException {
        store().open(List.of(NOTES));
        try (var session = other()) {
            session.execute("PRAGMA max_page_count = 1");
            assertThatThrownBy(() -> new WriteTransaction(session, opened(NOTES))
                            .put("notes", 1, 0, "{\"shelf\":\"%s\"}".formatted("x".repeat(100_000))))
                    .isInstanceOf(StateException.class)
                    .hasMessageContaining("disk is full");
        }
    }

    @Test
    void the_library_is_unpacked_into_a_private_folder() {
        var place = Path.of(System.getProperty("org.sqlite.tmpdir", ""));

        assertThat(place).hasFileName("library");
    }
}

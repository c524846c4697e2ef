package org.borgui.store.mvstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.borgui.spi.state.StateStore.Durability.DURABLE;
import static org.borgui.spi.state.StateStore.Durability.RELAXED;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.borgui.spi.state.CollectionSpec;
import org.borgui.spi.state.Index;
import org.borgui.spi.state.Query;
import org.borgui.spi.state.StateException;
import org.borgui.spi.state.StateStore;
import org.borgui.testkit.state.StateStoreContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MvStateStoreTest extends StateStoreContract {

    private static final CollectionSpec NOTES =
            new CollectionSpec("notes", 1, List.of(Index.on("by_shelf", "shelf", "title")), false);

    private final List<MvStateStore> opened = new ArrayList<>();
    private final Path folder;

    MvStateStoreTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Override
    protected StateStore newStore() {
        var store = new MvStateStore(folder.resolve("state"));
        opened.add(store);
        return store;
    }

    @Override
    protected StateStore reopen(StateStore store) {
        ((MvStateStore) store).close();
        return newStore();
    }

    @AfterEach
    void close() {
        opened.forEach(MvStateStore::close);
    }

    private Path file() {
        return folder.resolve("state/state.mv");
    }

    private void write(StateStore.Durability durability, String json) {
        store().write(durability, writer -> writer.put("notes", writer.nextId("notes"), 0, json));
    }

    @Test
    void its_file_is_private() throws IOException {
        store().open(List.of(NOTES));
        write(DURABLE, "{}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void after_closing_nothing_is_read_or_written() {
        store().open(List.of(NOTES));
        ((MvStateStore) store()).close();
        assertThatThrownBy(() -> write(DURABLE, "{}")).isInstanceOf(StateException.class);
        assertThatThrownBy(() -> store().read(reader -> reader.get("notes", 1))).isInstanceOf(StateException.class);
    }

    @Test
    void what_another_program_holds_is_named() {
        assertThatThrownBy(this::newStore)
                .isInstanceOf(StateException.class)
                .hasMessageContaining("Another program holds");
    }

    @Test
    void an_index_that_was_not_wanted_for_a_while_is_made_anew() {
        store().open(List.of(NOTES));
        write(DURABLE, "{\"shelf\":\"a\",\"title\":\"one\"}");
        reopen(List.of(new CollectionSpec("notes", 1, List.of(), false)));
        write(DURABLE, "{\"shelf\":\"a\",\"title\":\"two\"}");
        reopen(List.of(NOTES));
        assertThat(ids(Query.by("notes", "by_shelf", "a"))).containsExactly(1L, 2L);
    }

    @Test
    void zeros_within_texts_are_ordered_as_texts_are() {
        store().open(List.of(NOTES));
        write(RELAXED, "{\"shelf\":\"a\\u0000b\"}");
        write(RELAXED, "{\"shelf\":\"a\"}");
        write(RELAXED, "{\"shelf\":\"a\\u0001\"}");
        assertThat(ids(Query.by("notes", "by_shelf"))).containsExactly(2L, 1L, 3L);
        assertThat(ids(Query.by("notes", "by_shelf", "a"))).containsExactly(2L);
    }

    @Test
    void a_flipped_letter_is_found_at_the_start() throws IOException {
        store().open(List.of(NOTES));
        write(DURABLE, "{\"shelf\":\"the letters that will be other ones\"}");
        ((MvStateStore) store()).close();
        var bytes = Files.readAllBytes(file());
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        for (int at = text.indexOf("letters that"); at >= 0; at = text.indexOf("letters that", at + 1)) {
            bytes[at] = 'L';
        }
        Files.write(file(), bytes);
        assertThatThrownBy(this::newStore)
                .isInstanceOf(StateException.class)
                .hasMessageContaining("is damaged")
                .hasMessageContaining("put back a backup");
    }

    @Test
    void what_is_no_store_is_refused_with_what_to_do() throws IOException {
        ((MvStateStore) store()).close();
        Files.writeString(file(), "This is a letter to a friend, and no store at all. ".repeat(1000));
        assertThatThrownBy(this::newStore).isInstanceOf(StateException.class).hasMessageContaining("is damaged");
    }

    @Test
    void a_folder_in_the_place_of_the_file_is_refused_with_what_to_do() throws IOException {
        var elsewhere = folder.resolve("elsewhere");
        Files.createDirectories(elsewhere.resolve("state.mv"));
        assertThatThrownBy(() -> new MvStateStore(elsewhere))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("cannot be written");
    }

    @Test
    void what_many_writes_leave_behind_is_tidied_away() throws IOException {
        store().open(List.of(NOTES));
        for (int i = 1; i <= 3_000; i++) {
            int version = i - 1;
            store().write(RELAXED, writer -> writer.put("notes", 1, version, "{\"n\":%d}".formatted(version)));
        }
        assertThat(ids(Query.all("notes"))).containsExactly(1L);
        assertThat(Files.size(file())).isLessThan(100L << 20);
        reopen(List.of(NOTES));
        assertThat(get("notes", 1).orElseThrow().version()).isEqualTo(3_000);
    }
}

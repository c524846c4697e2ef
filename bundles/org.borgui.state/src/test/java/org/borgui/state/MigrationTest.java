package org.borgui.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.borgui.spi.state.StateStore.Durability.DURABLE;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.borgui.spi.state.CollectionSpec;
import org.borgui.spi.state.Index;
import org.borgui.spi.state.Query;
import org.borgui.spi.state.StateException;
import org.borgui.testkit.state.MemoryStore;
import org.junit.jupiter.api.Test;

class MigrationTest {

    record First(String title) {}

    record Third(String name, List<String> tags, boolean hidden) {}

    private static final Kind<First> FIRST = Kind.of("books", First.class);
    private static final Kind<Third> THIRD = third(false);

    private final MemoryStore store = new MemoryStore();

    private static Kind<Third> third(boolean appendOnly) {
        return new Kind<>(
                new CollectionSpec("books", 3, List.of(Index.on("by_name", "name")), appendOnly),
                Third.class,
                List.of(MigrationTest::renamed, MigrationTest::tagged));
    }

    private static Map<String, Object> renamed(Map<String, Object> old) {
        var fields = new LinkedHashMap<>(old);
        var title = fields.remove("title");
        if (title != null) {
            fields.put("name", title);
        }
        return fields;
    }

    private static Map<String, Object> tagged(Map<String, Object> old) {
        var fields = new LinkedHashMap<>(old);
        fields.put("tags", List.of("old"));
        return fields;
    }

    private long older() {
        var state = new DocumentState(store);
        state.open(FIRST);
        return state.write(DURABLE, writing -> writing.add(FIRST, writing.nextId(FIRST), new First("Faust")))
                .id();
    }

    @Test
    void an_older_document_goes_through_each_migration_and_is_found_by_its_new_fields() {
        var id = older();
        var state = new DocumentState(store.reopened());

        state.open(THIRD);

        var expected = new Stored<>(id, 2, new Third("Faust", List.of("old"), false));
        assertThat(state.find(THIRD, Query.by("books", "by_name", "Faust"))).containsExactly(expected);
        state.open(THIRD);
        assertThat(state.get(THIRD, id)).contains(expected);
    }

    @Test
    void what_is_appended_only_is_migrated_when_it_is_read() {
        var id = older();
        var again = store.reopened();
        var state = new DocumentState(again);

        state.open(third(true));

        assertThat(state.get(third(true), id).orElseThrow().value())
                .isEqualTo(new Third("Faust", List.of("old"), false));
        var json = again.read(reader -> reader.get("books", id).orElseThrow().json());
        assertThat(json).contains("title");
    }

    @Test
    void a_document_of_a_newer_server_is_refused() {
        var state = new DocumentState(store);
        state.open(THIRD);
        var id = state.write(DURABLE, writing -> writing.add(THIRD, 1, new Third("Faust", List.of(), true)))
                .id();

        var older = new DocumentState(store);
        older.open(FIRST);

        assertThatThrownBy(() -> older.get(FIRST, id))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("newer version of this server");
    }

    @Test
    void fields_nobody_knows_are_left_out_and_nonsense_is_named() {
        var state = new DocumentState(store);
        state.open(FIRST);
        store.write(DURABLE, writer -> writer.put("books", 1, 0, "{\"title\":\"a\",\"more\":{\"x\":1},\"schema\":1}"));
        store.write(DURABLE, writer -> writer.put("books", 2, 0, "{\"title\":[1]}"));

        assertThat(state.get(FIRST, 1).orElseThrow().value()).isEqualTo(new First("a"));
        assertThatThrownBy(() -> state.get(FIRST, 2))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("Document 2 of books cannot be read");
    }
}

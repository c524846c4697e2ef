package org.borgui.testkit.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.borgui.spi.state.StateStore.Durability.DURABLE;
import static org.borgui.spi.state.StateStore.Durability.RELAXED;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.borgui.spi.state.CollectionSpec;
import org.borgui.spi.state.Document;
import org.borgui.spi.state.DuplicateException;
import org.borgui.spi.state.Index;
import org.borgui.spi.state.Query;
import org.borgui.spi.state.Reader;
import org.borgui.spi.state.StaleVersionException;
import org.borgui.spi.state.StateStore;
import org.borgui.spi.state.Writer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every state store keeps: documents and transactions. Each store extends this and its two sisters once. */
@Timeout(60)
abstract class StateStoreDocumentContract {

    static final CollectionSpec USERS = new CollectionSpec(
            "users", 1, List.of(Index.unique("by_name", "name"), Index.unique("by_seat", "room", "seat")), false);
    static final CollectionSpec AUDIT = new CollectionSpec("audit", 1, List.of(Index.on("by_user", "user")), true);

    private StateStore store;

    /** Called before each test; NullAway wants the field set. */
    protected StateStoreDocumentContract() {
        store = new MemoryStore();
    }

    /** A store without any documents. */
    protected abstract StateStore newStore();

    /** The same store, as after a restart of the server. */
    protected abstract StateStore reopen(StateStore store);

    @BeforeEach
    final void open_the_store() {
        store = newStore();
        store.open(List.of(USERS, AUDIT));
    }

    /** The store that is tested. */
    protected final StateStore store() {
        return store;
    }

    /** As after a restart, with these collections. */
    protected final void reopen(List<CollectionSpec> collections) {
        store = reopen(store);
        store.open(collections);
    }

    final long add(String collection, String json) {
        return store.write(DURABLE, writer -> {
            var id = writer.nextId(collection);
            writer.put(collection, id, 0, json);
            return id;
        });
    }

    /** What a query finds, in its order. */
    protected final List<Long> ids(Query query) {
        return store.read(reader -> reader.find(query)).stream()
                .map(Document::id)
                .toList();
    }

    final long count(Query query) {
        return store.read(reader -> reader.count(query));
    }

    /** A document. */
    protected final Optional<Document> get(String collection, long id) {
        return store.read(reader -> reader.get(collection, id));
    }

    private long put(String collection, long id, long version, String json) {
        return store.write(DURABLE, writer -> writer.put(collection, id, version, json));
    }

    private void delete(String collection, long id) {
        store.write(DURABLE, writer -> {
            writer.delete(collection, id);
            return true;
        });
    }

    @Test
    void a_document_is_read_as_it_was_written() {
        var json =
                "{\"name\": \"Zoë \\\"Z\\\" 東京 \\ud83d\\ude00 😀\", \"n\": -1.5, \"deep\": {\"list\": [1, null, true]}}";

        var id = add("users", json);

        assertThat(get("users", id)).contains(new Document(id, 1, json));
        assertThat(get("users", id + 1)).isEmpty();
        assertThat(get("audit", id)).isEmpty();
    }

    @Test
    void each_write_raises_the_version() {
        var id = add("users", "{}");

        assertThat(put("users", id, 1, "{\"a\":1}")).isEqualTo(2);
        assertThat(put("users", id, 2, "{\"a\":2}")).isEqualTo(3);
        assertThat(get("users", id)).contains(new Document(id, 3, "{\"a\":2}"));
    }

    @Test
    void a_stale_version_is_refused() {
        var id = add("users", "{}");
        put("users", id, 1, "{\"a\":1}");

        assertThatThrownBy(() -> put("users", id, 1, "{}")).isInstanceOf(StaleVersionException.class);
        assertThatThrownBy(() -> put("users", id, 3, "{}")).isInstanceOf(StaleVersionException.class);
        assertThatThrownBy(() -> put("users", id, 0, "{}")).isInstanceOf(StaleVersionException.class);
        assertThatThrownBy(() -> put("users", id + 1, 1, "{}")).isInstanceOf(StaleVersionException.class);
        assertThat(get("users", id)).contains(new Document(id, 2, "{\"a\":1}"));
    }

    @Test
    void what_was_deleted_is_gone_and_deleting_it_again_does_nothing() {
        var id = add("users", "{}");

        delete("users", id);
        delete("users", id);

        assertThat(get("users", id)).isEmpty();
        assertThatThrownBy(() -> put("users", id, 1, "{}")).isInstanceOf(StaleVersionException.class);
    }

    @Test
    void ids_rise_and_are_never_given_again() {
        var first = add("users", "{}");
        var second = add("users", "{}");
        delete("users", second);
        var third = add("users", "{}");
        delete("users", third);
        reopen(List.of(USERS));

        assertThat(first).isPositive();
        assertThat(List.of(second, third, add("users", "{}"))).isSorted().doesNotHaveDuplicates();
        assertThat(second).isGreaterThan(first);
    }

    @Test
    void an_id_given_without_a_document_is_not_given_again() {
        var given = store.write(DURABLE, writer -> List.of(writer.nextId("users"), writer.nextId("users")));

        assertThat(given).doesNotHaveDuplicates();
        assertThat(add("users", "{}")).isGreaterThan(given.get(1));
    }

    @Test
    void an_id_somebody_chose_is_not_given_to_others() {
        put("users", 40, 0, "{}");
        delete("users", 40);

        assertThat(add("users", "{}")).isGreaterThan(40);
        assertThatIllegalArgumentException().isThrownBy(() -> put("users", 0, 0, "{}"));
    }

    @Test
    void each_collection_counts_for_itself() {
        add("users", "{}");
        add("users", "{}");

        assertThat(add("audit", "{}")).isEqualTo(1);
    }

    @Test
    void equal_values_in_a_unique_index_are_refused_by_its_name() {
        add("users", "{\"name\":\"ana\",\"room\":1,\"seat\":2}");
        var bob = add("users", "{\"name\":\"bob\",\"room\":1,\"seat\":3}");

        assertThatThrownBy(() -> add("users", "{\"name\":\"ana\"}"))
                .isInstanceOfSatisfying(
                        DuplicateException.class, e -> assertThat(e.index()).isEqualTo("by_name"));
        assertThatThrownBy(() -> put("users", bob, 1, "{\"name\":\"bob\",\"room\":1,\"seat\":2}"))
                .isInstanceOfSatisfying(
                        DuplicateException.class, e -> assertThat(e.index()).isEqualTo("by_seat"));
        assertThat(put("users", bob, 1, "{\"name\":\"bob\",\"room\":1,\"seat\":3,\"more\":true}"))
                .isEqualTo(2);
        add("users", "{\"name\":\"Ana\"}");
    }

    @Test
    void documents_without_a_value_never_clash() {
        add("users", "{\"room\":1}");
        add("users", "{\"room\":1,\"name\":null}");
        add("users", "{\"room\":1,\"seat\":null}");

        assertThat(ids(Query.all("users"))).hasSize(3);
    }

    @Test
    void a_work_may_catch_a_refusal_and_go_on() {
        add("users", "{\"name\":\"ana\"}");

        var id = store.write(DURABLE, writer -> {
            assertThatThrownBy(() -> writer.put("users", writer.nextId("users"), 0, "{\"name\":\"ana\"}"))
                    .isInstanceOf(DuplicateException.class);
            var other = writer.nextId("users");
            writer.put("users", other, 0, "{\"name\":\"bob\"}");
            return other;
        });

        assertThat(ids(Query.by("users", "by_name", "bob"))).containsExactly(id);
    }

    @Test
    void a_work_that_throws_leaves_nothing_behind() {
        var kept = add("users", "{\"name\":\"ana\"}");

        assertThatThrownBy(() -> store.write(DURABLE, writer -> {
                    writer.put("users", writer.nextId("users"), 0, "{\"name\":\"bob\"}");
                    writer.put("users", kept, 1, "{\"name\":\"eve\"}");
                    writer.put("audit", writer.nextId("audit"), 0, "{}");
                    throw new UnsupportedOperationException("changed my mind");
                }))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("changed my mind");

        assertThat(get("users", kept)).contains(new Document(kept, 1, "{\"name\":\"ana\"}"));
        assertThat(ids(Query.all("users"))).containsExactly(kept);
        assertThat(ids(Query.all("audit"))).isEmpty();
        add("users", "{\"name\":\"bob\"}");
    }

    @Test
    void a_transaction_sees_what_it_has_written() {
        store.write(RELAXED, writer -> {
            writer.put("users", 7, 0, "{\"name\":\"ana\"}");
            assertThat(writer.get("users", 7)).isPresent();
            assertThat(writer.find(Query.by("users", "by_name", "ana"))).hasSize(1);
            assertThat(writer.put("users", 7, 1, "{\"name\":\"bob\"}")).isEqualTo(2);
            assertThat(writer.count(Query.by("users", "by_name", "ana"))).isZero();
            writer.delete("users", 7);
            assertThat(writer.get("users", 7)).isEmpty();
            return true;
        });
    }

    @Test
    void what_is_appended_only_is_never_changed() {
        var id = add("audit", "{\"user\":1}");

        assertThatThrownBy(() -> put("audit", id, 1, "{}")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> put("audit", id, 0, "{}")).isInstanceOf(StaleVersionException.class);
        assertThatThrownBy(() -> delete("audit", id)).isInstanceOf(UnsupportedOperationException.class);
        assertThat(get("audit", id)).contains(new Document(id, 1, "{\"user\":1}"));
    }

    @Test
    void a_transaction_cannot_be_used_after_its_end() {
        var readers = new ArrayList<Reader>();
        var writers = new ArrayList<Writer>();
        store.read(readers::add);
        store.write(DURABLE, writers::add);
        assertThatThrownBy(() -> store.write(DURABLE, writer -> {
                    writers.add(writer);
                    throw new UnsupportedOperationException();
                }))
                .isInstanceOf(UnsupportedOperationException.class);

        assertThatIllegalStateException().isThrownBy(() -> readers.get(0).get("users", 1));
        assertThatIllegalStateException().isThrownBy(() -> readers.get(0).find(Query.all("users")));
        for (var writer : writers) {
            assertThatIllegalStateException().isThrownBy(() -> writer.put("users", 1, 0, "{}"));
            assertThatIllegalStateException().isThrownBy(() -> writer.nextId("users"));
            assertThatIllegalStateException().isThrownBy(() -> writer.count(Query.all("users")));
        }
    }

    @Test
    void a_write_within_a_write_is_refused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> store.write(DURABLE, outer -> store.write(DURABLE, inner -> inner.nextId("users"))));

        assertThat(add("users", "{}")).isPositive();
    }

    @Test
    void what_is_not_json_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> add("users", "{\"name\":"));
        assertThatIllegalArgumentException().isThrownBy(() -> add("audit", "nonsense"));
        assertThat(ids(Query.all("users"))).isEmpty();
    }

    @Test
    void a_collection_that_was_not_opened_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> get("nobody", 1));
        assertThatIllegalArgumentException().isThrownBy(() -> add("nobody", "{}"));
        assertThatIllegalArgumentException().isThrownBy(() -> ids(Query.all("nobody")));
    }
}

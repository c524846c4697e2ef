package org.borgui.testkit.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.borgui.spi.state.StateStore.Durability.DURABLE;

import java.util.List;
import org.borgui.spi.state.CollectionSpec;
import org.borgui.spi.state.Index;
import org.borgui.spi.state.Query;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every state store finds, and in which order. */
abstract class StateStoreQueryContract extends StateStoreDocumentContract {

    private static final CollectionSpec JOBS = new CollectionSpec(
            "jobs",
            1,
            List.of(
                    Index.on("by_repository", "repository", "created"),
                    Index.on("by_open", "open", "Priority_1"),
                    Index.on("by_created", "created")),
            false);

    @BeforeEach
    final void open_jobs() {
        store().open(List.of(JOBS));
    }

    private long job(long repository, String created) {
        return add("jobs", "{\"repository\":%d,\"created\":\"%s\"}".formatted(repository, created));
    }

    private long priority(String open, String priority) {
        return add("jobs", "{\"open\":%s,\"Priority_1\":%s}".formatted(open, priority));
    }

    @Test
    void everything_comes_by_id() {
        var ids = List.of(job(2, "b"), job(1, "c"), job(2, "a"));

        assertThat(ids(Query.all("jobs"))).isEqualTo(ids);
        assertThat(ids(Query.all("jobs").newestFirst().limit(2))).containsExactly(ids.get(2), ids.get(1));
        assertThat(ids(Query.all("jobs").from(ids.get(1)))).containsExactly(ids.get(1), ids.get(2));
        assertThat(ids(Query.all("jobs").below(ids.get(1)))).containsExactly(ids.get(0));
    }

    @Test
    void an_index_finds_what_equals_and_orders_by_its_next_field() {
        var c = job(1, "2026-03");
        var a = job(1, "2026-01");
        job(2, "2026-02");
        var b = job(1, "2026-02");

        assertThat(ids(Query.by("jobs", "by_repository", 1L))).containsExactly(a, b, c);
        assertThat(ids(Query.by("jobs", "by_repository", 1L).newestFirst())).containsExactly(c, b, a);
        assertThat(ids(Query.by("jobs", "by_repository", 1L, "2026-02"))).containsExactly(b);
        assertThat(ids(Query.by("jobs", "by_repository", 3L))).isEmpty();
    }

    @Test
    void an_index_without_values_gives_everything_in_its_order() {
        var b1 = job(2, "1");
        var a2 = job(1, "2");
        var a1 = job(1, "1");

        assertThat(ids(Query.by("jobs", "by_repository"))).containsExactly(a1, a2, b1);
        assertThat(ids(Query.by("jobs", "by_repository").newestFirst().limit(1)))
                .containsExactly(b1);
        assertThat(ids(Query.by("jobs", "by_repository").from(2L))).containsExactly(b1);
    }

    @Test
    void a_range_has_its_lower_end_but_not_its_upper_one() {
        var a = job(1, "a");
        var b = job(1, "b");
        var c = job(1, "c");
        var query = Query.by("jobs", "by_repository", 1L);

        assertThat(ids(query.from("b"))).containsExactly(b, c);
        assertThat(ids(query.below("b"))).containsExactly(a);
        assertThat(ids(query.from("a").below("c").newestFirst())).containsExactly(b, a);
        assertThat(ids(query.from("c").below("a"))).isEmpty();
    }

    @Test
    void equals_come_by_id_which_is_the_field_after_the_last() {
        var first = job(1, "a");
        var second = job(1, "a");
        var third = job(1, "a");
        var query = Query.by("jobs", "by_repository", 1L, "a");

        assertThat(ids(query)).containsExactly(first, second, third);
        assertThat(ids(query.newestFirst())).containsExactly(third, second, first);
        assertThat(ids(query.newestFirst().below(third).limit(1))).containsExactly(second);
    }

    @Test
    void a_limit_does_not_change_the_count() {
        job(1, "a");
        job(1, "b");
        job(2, "c");
        var query = Query.by("jobs", "by_repository", 1L).limit(1);

        assertThat(ids(query)).hasSize(1);
        assertThat(count(query)).isEqualTo(2);
        assertThat(count(query.from("b"))).isEqualTo(1);
        assertThat(count(Query.all("jobs").limit(0))).isEqualTo(3);
        assertThat(ids(Query.all("jobs").limit(0))).isEmpty();
    }

    @Test
    void whole_numbers_are_ordered_as_numbers() {
        var nine = priority("true", "9");
        var least = priority("true", String.valueOf(Long.MIN_VALUE));
        var ten = priority("true", "10");
        var minus = priority("true", "-2");
        var most = priority("true", String.valueOf(Long.MAX_VALUE));

        assertThat(ids(Query.by("jobs", "by_open", true))).containsExactly(least, minus, nine, ten, most);
        assertThat(ids(Query.by("jobs", "by_open", true).from(-2L).below(10L))).containsExactly(minus, nine);
        assertThat(ids(Query.by("jobs", "by_open", true, Long.MAX_VALUE))).containsExactly(most);
    }

    @Test
    void booleans_are_found_and_false_comes_first() {
        var yes = priority("true", "1");
        var no = priority("false", "1");

        assertThat(ids(Query.by("jobs", "by_open", true))).containsExactly(yes);
        assertThat(ids(Query.by("jobs", "by_open", false, 1L))).containsExactly(no);
        assertThat(ids(Query.by("jobs", "by_open"))).containsExactly(no, yes);
        assertThat(ids(Query.by("jobs", "by_open").from(true))).containsExactly(yes);
    }

    @Test
    void texts_are_ordered_by_their_code_points() {
        var emoji = job(1, "😀");
        var fullWidth = job(1, "\uff5e");
        var umlaut = job(1, "ä");
        var upper = job(1, "Z");
        var lower = job(1, "a");
        var longer = job(1, "a b");
        var empty = job(1, "");
        var quote = job(1, "a'--");

        assertThat(ids(Query.by("jobs", "by_repository", 1L)))
                .containsExactly(empty, upper, lower, longer, quote, umlaut, fullWidth, emoji);
        assertThat(ids(Query.by("jobs", "by_repository", 1L, "😀"))).containsExactly(emoji);
        assertThat(ids(Query.by("jobs", "by_repository", 1L, "a'--"))).containsExactly(quote);
        assertThat(ids(Query.by("jobs", "by_repository", 1L, "A"))).isEmpty();
    }

    @Test
    void a_number_is_not_its_text() {
        var number = priority("true", "7");
        var text = priority("true", "\"7\"");

        assertThat(ids(Query.by("jobs", "by_open", true, 7L))).containsExactly(number);
        assertThat(ids(Query.by("jobs", "by_open", true, "7"))).containsExactly(text);
    }

    @Test
    void documents_without_a_value_come_first_and_are_in_no_range() {
        var with = job(1, "a");
        var without = add("jobs", "{\"repository\":1}");
        var nothing = add("jobs", "{\"repository\":1,\"created\":null}");
        var query = Query.by("jobs", "by_repository", 1L);

        assertThat(ids(query)).containsExactly(without, nothing, with);
        assertThat(ids(query.newestFirst())).containsExactly(with, nothing, without);
        assertThat(ids(query.from(""))).containsExactly(with);
        assertThat(ids(query.below("z"))).containsExactly(with);
    }

    @Test
    void a_changed_document_is_found_by_what_it_is_now() {
        var id = job(1, "a");
        store().write(DURABLE, writer -> writer.put("jobs", id, 1, "{\"repository\":2,\"created\":\"b\"}"));

        assertThat(ids(Query.by("jobs", "by_repository", 1L))).isEmpty();
        assertThat(ids(Query.by("jobs", "by_repository", 2L, "b"))).containsExactly(id);
    }

    @Test
    void a_query_that_fits_no_index_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ids(Query.by("jobs", "by_nothing", 1L)));
        assertThatIllegalArgumentException().isThrownBy(() -> ids(Query.by("jobs", "by_created", "a", "b")));
        assertThatIllegalArgumentException().isThrownBy(() -> ids(Query.by("jobs", "by_created", 1.5)));
    }

    @Test
    void what_looks_like_sql_is_only_text() {
        var name = "'; DROP TABLE jobs; --";
        var id = job(1, name);

        assertThat(ids(Query.by("jobs", "by_created", name))).containsExactly(id);
        assertThat(ids(Query.by("jobs", "by_created", "' OR 1=1 --"))).isEmpty();
    }
}

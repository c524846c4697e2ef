package org.borgui.testkit.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.borgui.spi.state.StateStore.Durability.DURABLE;
import static org.borgui.spi.state.StateStore.Durability.RELAXED;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.borgui.spi.state.CollectionSpec;
import org.borgui.spi.state.Document;
import org.borgui.spi.state.DuplicateException;
import org.borgui.spi.state.Index;
import org.borgui.spi.state.Query;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every state store keeps over restarts, growing schemas and many threads. */
public abstract class StateStoreContract extends StateStoreQueryContract {

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    final void end_the_threads() throws InterruptedException {
        threads.shutdownNow();
        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }

    private static CollectionSpec users(Index... indexes) {
        return new CollectionSpec("users", 1, List.of(indexes), false);
    }

    @Test
    void reopening_keeps_everything() {
        var ana = add("users", "{\"name\":\"ana\"}");
        store().write(RELAXED, writer -> writer.put("users", ana, 1, "{\"name\":\"ana\",\"n\":1}"));

        reopen(List.of(USERS, AUDIT));

        assertThat(get("users", ana)).contains(new Document(ana, 2, "{\"name\":\"ana\",\"n\":1}"));
        assertThat(ids(Query.by("users", "by_name", "ana"))).containsExactly(ana);
        assertThatThrownBy(() -> add("users", "{\"name\":\"ana\"}")).isInstanceOf(DuplicateException.class);
    }

    @Test
    void opening_again_with_the_same_changes_nothing() {
        var id = add("users", "{\"name\":\"ana\"}");

        store().open(List.of(USERS));
        store().open(List.of(USERS, AUDIT));

        assertThat(ids(Query.all("users"))).containsExactly(id);
    }

    @Test
    void a_collection_may_be_added_later() {
        var id = add("users", "{}");

        store().open(List.of(new CollectionSpec("order", 1, List.of(Index.on("group", "select")), false)));
        var order = add("order", "{\"select\":\"from\"}");

        assertThat(ids(Query.by("order", "group", "from"))).containsExactly(order);
        assertThat(ids(Query.all("users"))).containsExactly(id);
    }

    @Test
    void an_index_added_later_finds_what_was_there_before() {
        var big = add("users", "{\"name\":\"ana\",\"size\":10}");
        var small = add("users", "{\"name\":\"bob\",\"size\":9}");

        store().open(List.of(users(Index.on("by_size", "size", "name"))));

        assertThat(ids(Query.by("users", "by_size"))).containsExactly(small, big);
        assertThat(ids(Query.by("users", "by_name", "ana"))).containsExactly(big);
        reopen(List.of(users(Index.on("by_size", "size", "name"))));
        assertThat(ids(Query.by("users", "by_size", 10L))).containsExactly(big);
    }

    @Test
    void an_index_may_have_other_fields_after_a_restart() {
        var id = add("users", "{\"name\":\"ana\",\"room\":3}");

        reopen(List.of(users(Index.on("by_name", "room", "name"))));
        add("users", "{\"name\":\"ana\",\"room\":3}");

        assertThat(ids(Query.by("users", "by_name", 3L))).hasSize(2).startsWith(id);
    }

    @Test
    void a_unique_index_that_comes_too_late_is_refused_and_changes_nothing() {
        add("users", "{\"mail\":\"a\"}");
        add("users", "{\"mail\":\"a\"}");

        assertThatThrownBy(() -> store().open(List.of(users(Index.unique("by_mail", "mail")))))
                .isInstanceOfSatisfying(
                        DuplicateException.class, e -> assertThat(e.index()).isEqualTo("by_mail"));

        assertThat(add("users", "{\"mail\":\"a\"}")).isPositive();
    }

    @Test
    void a_reader_sees_one_moment() throws Exception {
        var id = add("users", "{\"room\":1,\"seat\":1}");
        var seen = new CountDownLatch(1);
        var written = new CountDownLatch(1);

        var reading = threads.submit(() -> store().read(reader -> {
            var before = reader.get("users", id);
            seen.countDown();
            await(written);
            assertThat(reader.get("users", id)).isEqualTo(before);
            return reader.count(Query.all("users"));
        }));
        await(seen);
        store().write(DURABLE, writer -> writer.put("users", id, 1, "{\"room\":2}"));
        add("users", "{}");
        written.countDown();

        assertThat(reading.get()).isEqualTo(1);
        assertThat(ids(Query.all("users"))).hasSize(2);
    }

    @Test
    void readers_do_not_see_what_is_not_yet_kept() {
        store().write(DURABLE, writer -> {
            writer.put("users", 5, 0, "{}");
            assertThat(result(threads.submit(() -> ids(Query.all("users"))))).isEmpty();
            return true;
        });

        assertThat(ids(Query.all("users"))).containsExactly(5L);
    }

    @Test
    void writers_come_one_after_another() {
        var counter = add("users", "{\"n\":0}");
        var works = new ArrayList<Future<?>>();
        for (int thread = 0; thread < 8; thread++) {
            var durability = thread % 2 == 0 ? DURABLE : RELAXED;
            works.add(threads.submit(() -> {
                for (int i = 0; i < 50; i++) {
                    store().write(durability, writer -> {
                        var old = writer.get("users", counter).orElseThrow();
                        var next = "{\"n\":%d}".formatted(old.version());
                        return writer.put("users", counter, old.version(), next);
                    });
                    assertThat(ids(Query.all("users"))).contains(counter);
                }
                return true;
            }));
        }
        works.forEach(StateStoreContract::result);

        assertThat(get("users", counter)).contains(new Document(counter, 401, "{\"n\":400}"));
    }

    @Test
    void many_threads_get_ids_of_their_own() {
        var works = LongStream.range(0, 8)
                .mapToObj(thread -> threads.submit(() -> LongStream.range(0, 25)
                        .mapToObj(i -> add("users", "{\"name\":\"%d-%d\"}".formatted(thread, i)))
                        .toList()))
                .toList();

        var ids = works.stream().flatMap(work -> result(work).stream()).toList();

        assertThat(ids).hasSize(200).doesNotHaveDuplicates();
        assertThat(ids(Query.all("users"))).containsExactlyInAnyOrderElementsOf(ids);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static <T> T result(Future<T> work) {
        try {
            return work.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}

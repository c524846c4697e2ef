package org.borgui.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.borgui.spi.state.StateStore.Durability.DURABLE;
import static org.borgui.spi.state.StateStore.Durability.RELAXED;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.borgui.api.Secret;
import org.borgui.spi.state.DuplicateException;
import org.borgui.spi.state.Index;
import org.borgui.spi.state.Query;
import org.borgui.spi.state.StaleVersionException;
import org.borgui.testkit.state.MemoryStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DocumentStateTest {

    enum Mood {
        GOOD,
        BAD {
            @Override
            boolean isLoud() {
                return true;
            }
        };

        boolean isLoud() {
            return false;
        }
    }

    record Place(String street, @Nullable Integer number) {}

    record Visit(
            String name,
            Mood mood,
            Instant since,
            int rank,
            boolean open,
            @Nullable String note,
            @Nullable Place place,
            List<Place> others,
            Map<String, Long> counts,
            Duration length) {

        boolean isOpenAndGood() {
            return open && mood == Mood.GOOD;
        }

        String getTitle() {
            return "of " + name;
        }
    }

    record Sealed(String name, Secret secret) {}

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static final Kind<Visit> VISITS = Kind.of(
            "visits",
            Visit.class,
            Index.unique("by_name", "name"),
            Index.on("by_mood", "mood", "since"),
            Index.on("by_rank", "open", "rank"));

    private final DocumentState state = new DocumentState(new MemoryStore());

    @BeforeEach
    void open() {
        state.open(VISITS);
    }

    private static Visit visit(String name, Instant since) {
        return new Visit(name, Mood.BAD, since, 1, true, null, null, List.of(), Map.of(), Duration.ZERO);
    }

    private Stored<Visit> add(Visit visit) {
        return state.write(DURABLE, writing -> writing.add(VISITS, writing.nextId(VISITS), visit));
    }

    private List<String> names(Query query) {
        return state.find(VISITS, query).stream()
                .map(found -> found.value().name())
                .toList();
    }

    @Test
    void a_record_is_read_as_it_was_written() {
        var counts = new LinkedHashMap<String, Long>();
        counts.put("z", 1L);
        counts.put("a", Long.MAX_VALUE);
        var full = new Visit(
                "Zoë 😀 \"'\\",
                Mood.BAD,
                Instant.parse("2026-03-01T12:00:00.123456789Z"),
                -3,
                true,
                "",
                new Place("Main", null),
                List.of(new Place("Side", 7)),
                counts,
                Duration.ofMillis(90_500));

        var stored = add(full);

        assertThat(state.get(VISITS, stored.id())).contains(stored);
        assertThat(stored).isEqualTo(new Stored<>(stored.id(), 1, full));
        assertThat(List.copyOf(stored.value().counts().keySet())).containsExactly("z", "a");
    }

    @Test
    void what_is_null_stays_null() {
        var stored = add(visit("ana", NOON));

        assertThat(state.get(VISITS, stored.id()).orElseThrow().value()).isEqualTo(visit("ana", NOON));
        assertThat(state.get(VISITS, 99)).isEmpty();
    }

    @Test
    void only_components_are_kept_and_each_document_says_its_schema() {
        var store = new MemoryStore();
        var other = new DocumentState(store);
        other.open(VISITS);
        other.write(DURABLE, writing -> writing.add(VISITS, 1, visit("ana", NOON)));

        var json = store.read(reader -> reader.get("visits", 1).orElseThrow().json());
        assertThat(json)
                .isEqualTo("{\"name\":\"ana\",\"mood\":\"BAD\",\"since\":\"2026-03-01T12:00:00.000000000Z\",\"rank\":1,"
                        + "\"open\":true,\"others\":[],\"counts\":{},\"length\":\"PT0S\",\"schema\":1}");
    }

    @Test
    void times_are_ordered_as_times_whatever_their_digits() {
        add(visit("c", NOON.plusSeconds(1)));
        add(visit("b", NOON.plusMillis(5)));
        add(visit("a", NOON));
        var query = Query.by("visits", "by_mood", Mood.BAD);

        assertThat(names(query)).containsExactly("a", "b", "c");
        assertThat(names(query.from(NOON.plusNanos(1)).below(NOON.plusSeconds(1))))
                .containsExactly("b");
        assertThat(names(Query.by("visits", "by_mood", Mood.BAD, NOON))).containsExactly("a");
        assertThat(names(Query.by("visits", "by_mood", Mood.GOOD))).isEmpty();
    }

    @Test
    void small_numbers_and_booleans_are_found() {
        add(visit("a", NOON));

        assertThat(names(Query.by("visits", "by_rank", true, 1))).containsExactly("a");
        assertThat(state.<Long>read(reading -> reading.count(
                                Query.by("visits", "by_rank", true).from(2)))
                        .longValue())
                .isZero();
    }

    @Test
    void nobody_overwrites_what_changed_since_it_was_read() {
        var first = add(visit("ana", NOON));
        var second = state.write(RELAXED, writing -> writing.put(VISITS, first.with(visit("bob", NOON))));

        assertThat(second.version()).isEqualTo(2);
        assertThatThrownBy(() -> state.write(DURABLE, writing -> writing.put(VISITS, first)))
                .isInstanceOf(StaleVersionException.class);
        assertThatThrownBy(() -> add(visit("bob", NOON))).isInstanceOf(DuplicateException.class);
    }

    @Test
    void an_update_changes_what_is_there_and_nothing_else() {
        var id = add(visit("ana", NOON)).id();

        var changed = state.write(DURABLE, writing -> writing.update(VISITS, id, old -> visit("eve", old.since())));
        var missing = state.write(DURABLE, writing -> writing.update(VISITS, 99, old -> old));

        assertThat(changed.orElseThrow().value().name()).isEqualTo("eve");
        assertThat(missing).isEqualTo(Optional.empty());
        state.write(DURABLE, writing -> {
            writing.delete(VISITS, id);
            return true;
        });
        assertThat(state.get(VISITS, id)).isEmpty();
    }

    @Test
    void a_secret_that_was_not_sealed_is_refused_and_not_told() {
        var kind = Kind.of("sealed", Sealed.class);
        state.open(kind);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> state.write(
                        DURABLE, writing -> writing.add(kind, 1, new Sealed("x", Secret.of("correct horse")))))
                .withStackTraceContaining("sealed by the vault")
                .satisfies(e -> assertThat(e).hasStackTraceContaining("vault"));
        assertThat(state.get(kind, 1)).isEmpty();
    }

    @Test
    void an_index_that_could_not_work_is_refused_when_it_is_opened() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> state.open(Kind.of("a", Visit.class, Index.on("by_nothing", "nothing"))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> state.open(Kind.of("b", Visit.class, Index.on("by_place", "place"))));
        assertThatIllegalArgumentException().isThrownBy(() -> state.find(VISITS, Query.all("others")));
    }
}

package org.borgui.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.borgui.spi.state.Query;
import org.borgui.spi.state.StateException;
import org.borgui.spi.state.StateStore.Durability;
import org.borgui.state.State;
import org.borgui.state.State.Writing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sources of failed sign-ins: answered from memory, kept in the state, and never more than a certain number. Where the
 * state cannot be written, they are remembered until the server ends. For one thread at a time.
 */
final class FailedSources {

    private static final Logger LOG = LoggerFactory.getLogger(FailedSources.class);
    private static final Duration SWEEP = Duration.ofMinutes(10);
    private static final long NO_ROW = 0;

    private record Kept(long row, SourceDocument document) {}

    private final State state;
    private final int most;
    private final Map<String, Kept> sources =
            new LinkedHashMap<>(16, 0.75f, true); // the one not heard of for longest first
    private Instant swept;

    FailedSources(State state, int most, Instant now) {
        this.state = state;
        this.most = most;
        this.swept = now;
        state.open(SourceDocument.KIND);
        for (var stored : state.find(SourceDocument.KIND, Query.all(SourceDocument.KIND.name()))) {
            var document = stored.value();
            sources.put(document.source(), new Kept(stored.id(), document.recent(now)));
        }
        sweep();
    }

    SourceDocument get(String source, Instant now) {
        var kept = sources.computeIfPresent(
                source,
                (same, before) -> new Kept(before.row(), before.document().recent(now)));
        return kept == null ? SourceDocument.empty(source) : kept.document();
    }

    /** Keeps it instead of what was kept before of the same source. */
    void put(SourceDocument document, Instant now) {
        if (now.isBefore(swept) || now.isAfter(swept.plus(SWEEP))) {
            sources.replaceAll(
                    (source, kept) -> new Kept(kept.row(), kept.document().recent(now)));
            sweep();
            swept = now;
        }
        var before = Optional.ofNullable(sources.get(document.source()));
        if (document.failures().isEmpty()) {
            before.ifPresent(kept -> remove(List.of(kept)));
            return;
        }
        var row = before.map(Kept::row).orElse(NO_ROW);
        sources.put(document.source(), new Kept(save(row, document), document));
        if (sources.size() > most) {
            remove(List.of(dispensable(document.source(), now)));
        }
    }

    int size() {
        return sources.size();
    }

    Stream<SourceDocument> all() {
        return sources.values().stream().map(Kept::document);
    }

    /** One that does not wait; and if all of them do, the one that will be done first. Never the one that just came. */
    private Kept dispensable(String newest, Instant now) {
        return others(newest)
                .filter(kept -> !end(kept, now).isAfter(now))
                .findFirst()
                .or(() -> others(newest).min(Comparator.comparing(kept -> end(kept, now))))
                .orElseThrow();
    }

    private Stream<Kept> others(String newest) {
        return sources.values().stream()
                .filter(kept -> !kept.document().source().equals(newest));
    }

    private static Instant end(Kept kept, Instant now) {
        return Waits.end(kept.document().failures(), now);
    }

    private void sweep() {
        remove(sources.values().stream()
                .filter(kept -> kept.document().failures().isEmpty())
                .toList());
    }

    private void remove(List<Kept> gone) {
        gone.forEach(kept -> sources.remove(kept.document().source()));
        var rows = gone.stream().map(Kept::row).filter(row -> row != NO_ROW).toList();
        if (!rows.isEmpty()) {
            write(NO_ROW, writing -> {
                rows.forEach(row -> writing.delete(SourceDocument.KIND, row));
                return NO_ROW;
            });
        }
    }

    private long save(long row, SourceDocument document) {
        return write(row, writing -> writing.update(SourceDocument.KIND, row, before -> document)
                .orElseGet(() -> writing.add(SourceDocument.KIND, writing.nextId(SourceDocument.KIND), document))
                .id());
    }

    /** Survives the end of the server, however sudden: that is enough, and is quick. */
    private long write(long otherwise, Function<Writing, Long> work) {
        try {
            return state.write(Durability.RELAXED, work);
        } catch (StateException e) {
            LOG.warn("Failed sign-ins are remembered only until this server ends: {}", e.getMessage());
            return otherwise;
        }
    }
}

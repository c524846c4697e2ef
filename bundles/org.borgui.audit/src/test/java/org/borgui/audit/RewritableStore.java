package org.borgui.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.borgui.spi.state.CollectionSpec;
import org.borgui.spi.state.Document;
import org.borgui.spi.state.Query;
import org.borgui.spi.state.Reader;
import org.borgui.spi.state.StateStore;
import org.borgui.testkit.state.MemoryStore;

/** A store of which somebody else changes the files: what is read differs from what was written. */
final class RewritableStore implements StateStore {

    private final MemoryStore real;
    private final Map<Long, UnaryOperator<String>> rewritten = new HashMap<>();
    private final Set<Long> removed = new HashSet<>();
    private final String victim = "audit";

    RewritableStore(MemoryStore real) {
        this.real = real;
    }

    void full(boolean now) {
        real.full(now);
    }

    void rewrite(long id, UnaryOperator<String> change) {
        rewritten.put(id, change);
    }

    void remove(long id) {
        removed.add(id);
    }

    void swap(long one, long other) {
        var texts = real.read(reader -> List.of(
                reader.get(victim, one).orElseThrow().json(),
                reader.get(victim, other).orElseThrow().json()));
        rewrite(one, json -> texts.get(1));
        rewrite(other, json -> texts.get(0));
    }

    @Override
    public void open(List<CollectionSpec> collections) {
        real.open(collections);
    }

    @Override
    public <T> T read(Work<Reader, T> work) {
        return real.read(reader -> work.on(new Rewriting(reader)));
    }

    @Override
    public <T> T write(Durability durability, Work<org.borgui.spi.state.Writer, T> work) {
        return real.write(durability, work);
    }

    private final class Rewriting implements Reader {

        private final Reader reader;

        Rewriting(Reader reader) {
            this.reader = reader;
        }

        @Override
        public Optional<Document> get(String collection, long id) {
            return reader.get(collection, id);
        }

        @Override
        public List<Document> find(Query query) {
            var found = new ArrayList<Document>();
            for (var document : reader.find(query)) {
                if (!query.collection().equals(victim)) {
                    found.add(document);
                } else if (!removed.contains(document.id())) {
                    var json = rewritten
                            .getOrDefault(document.id(), UnaryOperator.identity())
                            .apply(document.json());
                    found.add(new Document(document.id(), document.version(), json));
                }
            }
            return found;
        }

        @Override
        public long count(Query query) {
            return reader.count(query);
        }
    }
}

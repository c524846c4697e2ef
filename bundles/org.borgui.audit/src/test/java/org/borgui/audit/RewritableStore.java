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
import org.borgui.spi.state.Writer;
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
    public <T> T write(Durability durability, Work<Writer, T> work) {
        return real.write(durability, writer -> work.on(new RewritingWriter(writer)));
    }

    private final class RewritingWriter extends Rewriting implements Writer {

        private final Writer writer;

        RewritingWriter(Writer writer) {
            super(writer);
            this.writer = writer;
        }

        @Override
        public long nextId(String collection) {
            return writer.nextId(collection);
        }

        @Override
        public long put(String collection, long id, long expectedVersion, String json) {
            return writer.put(collection, id, expectedVersion, json);
        }

        @Override
        public void delete(String collection, long id) {
            writer.delete(collection, id);
        }
    }

    private class Rewriting implements Reader {

        private final Reader reader;

        Rewriting(Reader reader) {
            this.reader = reader;
        }

        @Override
        public Optional<Document> get(String collection, long id) {
            return reader.get(collection, id)
                    .filter(document -> !collection.equals(victim) || !removed.contains(id))
                    .map(this::asRewritten);
        }

        @Override
        public List<Document> find(Query query) {
            var found = new ArrayList<Document>();
            for (var document : reader.find(query.limit(Query.ALL))) {
                if (!query.collection().equals(victim)) {
                    found.add(document);
                } else if (!removed.contains(document.id())) {
                    found.add(asRewritten(document));
                }
            }
            return found.subList(0, Math.min(found.size(), query.limit()));
        }

        private Document asRewritten(Document document) {
            var json = rewritten
                    .getOrDefault(document.id(), UnaryOperator.identity())
                    .apply(document.json());
            return new Document(document.id(), document.version(), json);
        }

        @Override
        public long count(Query query) {
            return reader.count(query);
        }
    }
}

package org.borgui.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.borgui.spi.state.Query;
import org.borgui.spi.state.Reader;
import org.borgui.spi.state.StateStore;
import org.borgui.spi.state.StateStore.Durability;
import org.borgui.spi.state.Writer;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The documents as JSON in a state store. Public for tests, which give it a store in memory. */
@Component(service = State.class, configurationPid = "org.borgui.state")
public final class DocumentState implements State {

    private final StateStore store;
    private final DocumentJson json = new DocumentJson();

    /** Of this state, not of all: tests have several. */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable List<Followed>> following = new ThreadLocal<>();

    /**
     * Of one store among those that are there.
     *
     * @param store which one is chosen by its property {@code store}, in the configuration as {@code store.target}
     */
    @Activate
    public DocumentState(@Reference(target = "(store=sqlite)") StateStore store) {
        this.store = store;
    }

    /** Documents of an older shape are written anew, so that indexes know them as they are today. */
    @Override
    public void open(Kind<?>... kinds) {
        store.open(Arrays.stream(kinds).map(Shape::collection).toList());
        for (var kind : kinds) {
            if (Shape.mayBeOutdated(kind)) {
                store.write(Durability.DURABLE, writer -> renewed(writer, kind));
            }
        }
    }

    @Override
    public <T> T read(Function<Reading, T> work) {
        return store.read(reader -> work.apply(new Documents(reader)));
    }

    @Override
    public <T> T write(Durability durability, Function<Writing, T> work) {
        var notes = following.get();
        if (notes == null || durability != Durability.DURABLE) {
            return store.write(durability, writer -> work.apply(new Changes(writer)));
        }
        var made = new ArrayList<Followed>();
        var result = store.write(durability, writer -> {
            made.clear(); // a store may run the work again
            return work.apply(new FollowedChanges(writer, made));
        });
        notes.addAll(made);
        return result;
    }

    @Override
    public void follow() {
        following.set(new ArrayList<>());
    }

    @Override
    public List<Followed> followed() {
        var notes = following.get();
        following.remove();
        return notes == null ? List.of() : List.copyOf(notes);
    }

    private <T> int renewed(Writer writer, Kind<T> kind) {
        var outdated = writer.find(Shape.outdated(kind));
        for (var document : outdated) {
            var value = json.read(kind, document);
            writer.put(kind.name(), document.id(), document.version(), json.write(kind, value));
        }
        return outdated.size();
    }

    private class Documents implements Reading {

        private final Reader reader;

        Documents(Reader reader) {
            this.reader = reader;
        }

        @Override
        public final <T> Optional<Stored<T>> get(Kind<T> kind, long id) {
            return reader.get(kind.name(), id)
                    .map(document -> new Stored<>(id, document.version(), json.read(kind, document)));
        }

        @Override
        public final <T> List<Stored<T>> find(Kind<T> kind, Query query) {
            if (!query.collection().equals(kind.name())) {
                throw new IllegalArgumentException(
                        "a query of %s finds no %s".formatted(query.collection(), kind.name()));
            }
            return reader.find(IndexValues.of(query)).stream()
                    .map(document -> new Stored<>(document.id(), document.version(), json.read(kind, document)))
                    .toList();
        }

        @Override
        public final long count(Query query) {
            return reader.count(IndexValues.of(query));
        }
    }

    private class Changes extends Documents implements Writing {

        private final Writer writer;

        Changes(Writer writer) {
            super(writer);
            this.writer = writer;
        }

        @Override
        public final long nextId(Kind<?> kind) {
            return writer.nextId(kind.name());
        }

        @Override
        public final <T> Stored<T> add(Kind<T> kind, long id, T value) {
            return put(kind, new Stored<>(id, 0, value));
        }

        @Override
        public <T> Stored<T> put(Kind<T> kind, Stored<T> changed) {
            var text = json.write(kind, changed.value());
            var version = writer.put(kind.name(), changed.id(), changed.version(), text);
            return new Stored<>(changed.id(), version, changed.value());
        }

        @Override
        public void delete(Kind<?> kind, long id) {
            writer.delete(kind.name(), id);
        }
    }

    /** Changes that are noted for whoever follows this thread. */
    private final class FollowedChanges extends Changes {

        private final Writer writer;
        private final List<Followed> notes;

        FollowedChanges(Writer writer, List<Followed> notes) {
            super(writer);
            this.writer = writer;
            this.notes = notes;
        }

        @Override
        public <T> Stored<T> put(Kind<T> kind, Stored<T> changed) {
            var before = print(kind, changed.id());
            var stored = super.put(kind, changed);
            notes.add(new Followed(kind.name(), changed.id(), before, print(kind, changed.id())));
            return stored;
        }

        @Override
        public void delete(Kind<?> kind, long id) {
            var before = print(kind, id);
            super.delete(kind, id);
            if (before != null) {
                notes.add(new Followed(kind.name(), id, before, null));
            }
        }

        private @Nullable String print(Kind<?> kind, long id) {
            return writer.get(kind.name(), id)
                    .map(document -> Fingerprint.of(document.json()))
                    .orElse(null);
        }
    }
}

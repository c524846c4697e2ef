package org.borgui.state;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.borgui.spi.state.Query;
import org.borgui.spi.state.StateStore.Durability;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The server's documents. Transactions are short: no I/O, no borg and no waiting inside. May be called from any thread.
 *
 * <p>Values of a {@link Query} may also be {@code Instant}s, enums and {@code Integer}s: they are turned into what stands in
 * the documents.
 */
@ProviderType
public interface State {

    /** Makes the collections of these kinds if need be. Called by each component for its own kinds before it uses them. */
    void open(Kind<?>... kinds);

    <T> T read(Function<Reading, T> work);

    /** A work that throws leaves nothing behind. */
    <T> T write(Durability durability, Function<Writing, T> work);

    /**
     * From now on this thread's writes are noted, until {@link #followed}: for whoever records who changed what. Times of last
     * use and other relaxed writes are not.
     */
    void follow();

    /** What this thread has changed since {@link #follow}, and no longer follows it. */
    List<Followed> followed();

    /**
     * A document that was changed.
     *
     * @param before the beginning of the SHA-256 of its JSON as base64url; null when it was made
     * @param after null when it was deleted
     */
    record Followed(String collection, long id, @Nullable String before, @Nullable String after) {}

    /** A snapshot; not to be used after the work. */
    interface Reading {

        <T> Optional<Stored<T>> get(Kind<T> kind, long id);

        <T> List<Stored<T>> find(Kind<T> kind, Query query);

        long count(Query query);
    }

    /** A transaction that changes; reads see what it has written. */
    interface Writing extends Reading {

        /** A number never given before in this kind. */
        long nextId(Kind<?> kind);

        /** Writes a new document under a number from {@link #nextId}. */
        <T> Stored<T> add(Kind<T> kind, long id, T value);

        /** Writes a document back; {@link org.borgui.spi.state.StaleVersionException} when it changed since. */
        <T> Stored<T> put(Kind<T> kind, Stored<T> changed);

        void delete(Kind<?> kind, long id);

        /** Reads, changes and writes back; empty when the document is not there. */
        default <T> Optional<Stored<T>> update(Kind<T> kind, long id, UnaryOperator<T> change) {
            return get(kind, id).map(stored -> put(kind, stored.with(change.apply(stored.value()))));
        }
    }

    /** One read, of one document. */
    default <T> Optional<Stored<T>> get(Kind<T> kind, long id) {
        return read(state -> state.get(kind, id));
    }

    /** One search. */
    default <T> List<Stored<T>> find(Kind<T> kind, Query query) {
        return read(state -> state.find(kind, query));
    }
}

package org.borgui.vault;

import static org.borgui.spi.state.StateStore.Durability.DURABLE;
import static org.borgui.spi.state.StateStore.Durability.RELAXED;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.borgui.spi.state.Query;
import org.borgui.state.Kind;
import org.borgui.state.State;

/** A field of documents that is sealed, by whoever writes them, within the transaction that writes them. Empty where there is nothing. */
public abstract class SealedField<T> implements SealedPlace {

    private final State state;
    private final Kind<T> documents;
    private final String what;
    private final String part;
    private final Function<T, String> field;
    private final BiFunction<T, String, T> with;

    /**
     * A field of each document of a kind.
     *
     * @param what the first word of its contexts
     * @param part the last word of its contexts
     * @param with the document with another text in the field
     */
    protected SealedField(
            State state,
            Kind<T> documents,
            String what,
            String part,
            Function<T, String> field,
            BiFunction<T, String, T> with) {
        this.state = state;
        this.documents = documents;
        this.what = what;
        this.part = part;
        this.field = field;
        this.with = with;
        state.open(documents);
    }

    /** What the field of the document with this number is sealed for. */
    public final String context(long id) {
        return "%s/%d/%s".formatted(what, id, part);
    }

    @Override
    public final String kind() {
        return what + "/" + part;
    }

    /** As a transaction that may write, it comes after all that have begun: none is about to put a text. */
    @Override
    public final List<Cell> cells() {
        return state.write(RELAXED, writing -> writing.find(documents, Query.all(documents.name())).stream()
                .map(stored -> new Cell(context(stored.id()), field.apply(stored.value())))
                .filter(cell -> !cell.sealed().isEmpty())
                .toList());
    }

    @Override
    public final void put(List<Resealed> texts) {
        state.write(DURABLE, writing -> {
            for (var text : texts) {
                writing.get(documents, id(text.old().context()))
                        .filter(stored ->
                                field.apply(stored.value()).equals(text.old().sealed()))
                        .ifPresent(stored ->
                                writing.put(documents, stored.with(with.apply(stored.value(), text.sealed()))));
            }
            return texts.size();
        });
    }

    private static long id(String context) {
        return Long.parseLong(context.split("/", -1)[1]);
    }
}

package org.borgui.plugins;

import static org.borgui.spi.state.StateStore.Durability.DURABLE;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.borgui.plugins.PluginDocument.Piece;
import org.borgui.spi.state.Query;
import org.borgui.state.State;
import org.borgui.state.Stored;

/** Which plugins are installed, in the state. Any thread. */
final class PluginStore {

    private static final String COLLECTION = PluginDocument.KIND.name();

    private final State state;

    PluginStore(State state) {
        this.state = state;
        state.open(PluginDocument.KIND);
    }

    List<PluginDocument> all() {
        return state.find(PluginDocument.KIND, Query.by(COLLECTION, "name")).stream()
                .map(Stored::value)
                .toList();
    }

    Optional<PluginDocument> find(String name) {
        return state.find(PluginDocument.KIND, Query.by(COLLECTION, "name", name)).stream()
                .map(Stored::value)
                .findFirst();
    }

    /** Notes that a piece is about to be installed. */
    void trying(String name, Piece piece) {
        state.write(DURABLE, writing -> {
            var known = writing.find(PluginDocument.KIND, Query.by(COLLECTION, "name", name));
            return known.isEmpty()
                    ? writing.add(
                            PluginDocument.KIND, writing.nextId(PluginDocument.KIND), PluginDocument.first(name, piece))
                    : writing.put(
                            PluginDocument.KIND,
                            known.get(0).with(known.get(0).value().trying(piece)));
        });
    }

    /** From here on this piece is the plugin. */
    void keep(String name, Piece piece) {
        change(name, document -> document.keeping(piece));
    }

    /** What is tried waits for the next start of the server. */
    void waitForStart(String name) {
        change(name, PluginDocument::waiting);
    }

    /** What was tried is forgotten; without anything before it the plugin is. */
    void giveUp(String name, String why) {
        if (find(name).filter(document -> document.kept() == null).isPresent()) {
            remove(name);
        } else {
            change(name, document -> document.givingUp(why));
        }
    }

    /** What happened, for whoever looks. */
    void note(String name, String why) {
        change(name, document -> document.givingUp(why));
    }

    void remove(String name) {
        state.write(DURABLE, writing -> {
            var known = writing.find(PluginDocument.KIND, Query.by(COLLECTION, "name", name));
            known.forEach(document -> writing.delete(PluginDocument.KIND, document.id()));
            return known.size();
        });
    }

    private void change(String name, UnaryOperator<PluginDocument> how) {
        state.write(DURABLE, writing -> {
            var known = writing.find(PluginDocument.KIND, Query.by(COLLECTION, "name", name));
            known.forEach(document -> writing.put(PluginDocument.KIND, document.with(how.apply(document.value()))));
            return known.size();
        });
    }
}

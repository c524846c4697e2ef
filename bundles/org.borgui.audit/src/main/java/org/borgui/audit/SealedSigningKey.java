package org.borgui.audit;

import java.util.List;
import org.borgui.spi.state.Query;
import org.borgui.spi.state.StateStore.Durability;
import org.borgui.state.State;
import org.borgui.vault.SealedPlace;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The key that signs the audit log. As a service, for when the keys that seal change. */
@Component
public final class SealedSigningKey implements SealedPlace {

    private final State state;

    @Activate
    public SealedSigningKey(@Reference State state) {
        this.state = state;
        state.open(SignerDocument.KIND);
    }

    @Override
    public String kind() {
        return "audit_keys/secret";
    }

    @Override
    public String remedy() {
        return "Put the database and vault/ring back from one backup.";
    }

    /** As a transaction that may write, it comes after all that have begun: none is about to put a text. */
    @Override
    public List<Cell> cells() {
        return state.write(Durability.RELAXED, writing -> writing.find(SignerDocument.KIND, all()).stream()
                .map(stored -> new Cell(
                        SignerDocument.context(stored.id()), stored.value().sealed()))
                .toList());
    }

    @Override
    public void put(List<Resealed> texts) {
        state.write(Durability.DURABLE, writing -> {
            for (var stored : writing.find(SignerDocument.KIND, all())) {
                var cell = new Cell(
                        SignerDocument.context(stored.id()), stored.value().sealed());
                texts.stream()
                        .filter(text -> text.old().equals(cell))
                        .findFirst()
                        .ifPresent(text -> writing.put(
                                SignerDocument.KIND,
                                stored.with(new SignerDocument(
                                        text.sealed(), stored.value().open()))));
            }
            return texts.size();
        });
    }

    private static Query all() {
        return Query.all(SignerDocument.KIND.name());
    }
}

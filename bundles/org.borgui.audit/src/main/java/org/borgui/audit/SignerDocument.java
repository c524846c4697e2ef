package org.borgui.audit;

import org.borgui.api.Secret;
import org.borgui.spi.state.Query;
import org.borgui.spi.state.StateStore.Durability;
import org.borgui.state.Kind;
import org.borgui.state.State;
import org.borgui.vault.Vault;

/** The keys that sign, as kept: made once. The secret one is sealed. */
record SignerDocument(String sealed, String open) {

    static final Kind<SignerDocument> KIND = Kind.of("audit_keys", SignerDocument.class);

    static Signer open(State state, Vault vault) {
        var kept = state.find(KIND, Query.all(KIND.name())).stream().findFirst().orElseGet(() -> {
            var texts = Signer.make();
            return state.write(Durability.DURABLE, writing -> {
                var id = writing.nextId(KIND);
                return writing.add(
                        KIND, id, new SignerDocument(vault.seal(context(id), Secret.of(texts.secret())), texts.open()));
            });
        });
        var secret = vault.open(context(kept.id()), kept.value().sealed());
        return Signer.of(new Signer.Texts(secret.reveal(), kept.value().open()));
    }

    static String context(long id) {
        return "audit_keys/%d/secret".formatted(id);
    }
}

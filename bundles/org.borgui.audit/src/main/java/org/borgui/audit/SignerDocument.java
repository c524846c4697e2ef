package org.borgui.audit;

import org.borgui.api.Secret;
import org.borgui.spi.state.Query;
import org.borgui.spi.state.StateStore.Durability;
import org.borgui.state.Kind;
import org.borgui.state.State;
import org.borgui.state.Stored;
import org.borgui.vault.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The keys that sign, as kept: made once. The secret one is sealed. */
record SignerDocument(String sealed, String open) {

    static final Kind<SignerDocument> KIND = Kind.of("audit_keys", SignerDocument.class);

    private static final Logger LOG = LoggerFactory.getLogger(SignerDocument.class);

    /** The keys to sign with: the kept ones, or others when these do not open any more. */
    static Signer open(State state, Vault vault) {
        var kept = state.find(KIND, Query.all(KIND.name())).stream().findFirst();
        if (kept.isEmpty()) {
            var id = state.write(Durability.DURABLE, writing -> writing.nextId(KIND));
            return made(state, vault, new Stored<>(id, 0, new SignerDocument("", "")));
        }
        try {
            var secret = vault.open(context(kept.get().id()), kept.get().value().sealed());
            return Signer.of(
                    new Signer.Texts(secret.reveal(), kept.get().value().open()));
        } catch (IllegalStateException e) { // the ring was lost and given up, else the vault had not started
            LOG.error(
                    "The key that signs the audit log does not open. Another one signs from now on: what was signed"
                            + " before proves nothing any more",
                    e);
            return made(state, vault, kept.get());
        }
    }

    private static Signer made(State state, Vault vault, Stored<SignerDocument> kept) {
        var texts = Signer.make();
        var document = new SignerDocument(vault.seal(context(kept.id()), Secret.of(texts.secret())), texts.open());
        state.write(Durability.DURABLE, writing -> writing.put(KIND, kept.with(document)));
        return Signer.of(texts);
    }

    static String context(long id) {
        return "audit_keys/%d/secret".formatted(id);
    }
}

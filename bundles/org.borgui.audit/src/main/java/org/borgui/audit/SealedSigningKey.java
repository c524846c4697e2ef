package org.borgui.audit;

import org.borgui.state.State;
import org.borgui.vault.SealedField;
import org.borgui.vault.SealedPlace;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The key that signs the audit log. As a service, for when the keys that seal change. */
@Component(service = SealedPlace.class)
public final class SealedSigningKey extends SealedField<SignerDocument> {

    @Activate
    public SealedSigningKey(@Reference State state) {
        super(
                state,
                SignerDocument.KIND,
                "audit_keys",
                "secret",
                SignerDocument::sealed,
                (signer, text) -> new SignerDocument(text, signer.open()));
    }

    @Override
    public String remedy() {
        return "Put the database and vault/ring back from one backup.";
    }
}

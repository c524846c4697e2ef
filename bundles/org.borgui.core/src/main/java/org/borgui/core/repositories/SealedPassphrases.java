package org.borgui.core.repositories;

import org.borgui.state.State;
import org.borgui.vault.SealedField;
import org.borgui.vault.SealedPlace;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The passphrases of repositories. As a service, for when keys change. */
@Component(service = SealedPlace.class)
public final class SealedPassphrases extends SealedField<RepositoryDocument> {

    @Activate
    public SealedPassphrases(@Reference State state) {
        super(
                state,
                RepositoryDocument.KIND,
                "repository",
                "passphrase",
                RepositoryDocument::passphrase,
                RepositoryDocument::withPassphrase);
    }

    @Override
    public String remedy() {
        return "Enter the passphrase of this repository anew.";
    }
}

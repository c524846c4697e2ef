package org.borgui.access;

import org.borgui.state.State;
import org.borgui.vault.SealedField;
import org.borgui.vault.SealedPlace;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What this server shows providers. As a service, for when the keys that seal change. */
@Component(service = {SealedClientSecrets.class, SealedPlace.class})
public final class SealedClientSecrets extends SealedField<ProviderDocument> {

    @Activate
    public SealedClientSecrets(@Reference State state) {
        super(
                state,
                ProviderDocument.KIND,
                "sign-in-provider",
                "client-secret",
                ProviderDocument::secret,
                ProviderDocument::withSecret);
    }

    @Override
    public String remedy() {
        return "An admin enters the client secret of this provider again.";
    }
}

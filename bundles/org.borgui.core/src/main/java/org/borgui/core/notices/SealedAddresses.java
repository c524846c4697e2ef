package org.borgui.core.notices;

import org.borgui.state.State;
import org.borgui.vault.SealedField;
import org.borgui.vault.SealedPlace;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The addresses of subscriptions. As a service, for when keys change. */
@Component(service = SealedPlace.class)
public final class SealedAddresses extends SealedField<SubscriptionDocument> {

    @Activate
    public SealedAddresses(@Reference State state) {
        super(
                state,
                SubscriptionDocument.KIND,
                "subscription",
                "address",
                SubscriptionDocument::address,
                SubscriptionDocument::withAddress);
    }

    @Override
    public String remedy() {
        return "Enter the address of this notification anew.";
    }
}

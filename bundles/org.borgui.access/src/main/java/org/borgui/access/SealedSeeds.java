package org.borgui.access;

import java.util.Objects;
import org.borgui.state.State;
import org.borgui.vault.SealedField;
import org.borgui.vault.SealedPlace;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The seeds of one-time codes. As a service, for when the keys that seal change. */
@Component(service = {SealedSeeds.class, SealedPlace.class})
public final class SealedSeeds extends SealedField<UserDocument> {

    @Activate
    public SealedSeeds(@Reference State state) {
        super(
                state,
                UserDocument.KIND,
                "user",
                "seed",
                user -> user.secondFactor() == null ? "" : user.secondFactor().seed(),
                (user, text) -> user.withSecondFactor(
                        Objects.requireNonNull(user.secondFactor()).resealed(text)));
    }

    @Override
    public String remedy() {
        return "An admin removes the second factor of this user, who sets up another.";
    }
}

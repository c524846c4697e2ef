package org.borgui.access;

import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;

import java.util.Optional;
import org.borgui.spi.signin.Passkeys;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The bundle that checks passkeys, as it comes and goes. */
@Component(service = CurrentPasskeys.class)
public final class CurrentPasskeys {

    private final Current<Passkeys> current = new Current<>();

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    void setPasskeys(Passkeys added) {
        current.set(added);
    }

    void unsetPasskeys(Passkeys removed) {
        current.unset(removed);
    }

    Optional<Passkeys> get() {
        return current.get();
    }

    Passkeys require() {
        return get().orElseThrow(Refusals::noPasskeys);
    }
}

package org.borgui.access;

import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;

import java.time.Instant;
import java.util.OptionalLong;
import org.borgui.api.Secret;
import org.borgui.spi.signin.OneTimeCodes;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The one-time codes that are there at the moment. While there are none, no code is judged: none counts as wrong. */
@Component(service = CurrentOneTimeCodes.class)
public final class CurrentOneTimeCodes implements OneTimeCodes {

    private final Current<OneTimeCodes> current = new Current<>();

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    void setCodes(OneTimeCodes added) {
        current.set(added);
    }

    void unsetCodes(OneTimeCodes removed) {
        current.unset(removed);
    }

    @Override
    public Secret seed() {
        return present().seed();
    }

    @Override
    public Secret uri(Secret seed, String username) {
        return present().uri(seed, username);
    }

    @Override
    public OptionalLong span(Secret seed, String code, Instant now) {
        return present().span(seed, code, now);
    }

    private OneTimeCodes present() {
        return current.get().orElseThrow(Refusals::noPasswords);
    }
}

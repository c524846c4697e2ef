package org.borgui.access;

import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;

import java.util.Optional;
import org.borgui.spi.signin.OpenIdConnect;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The bundle that speaks OpenID Connect, as it comes and goes. */
@Component(service = CurrentOpenIdConnect.class)
public final class CurrentOpenIdConnect {

    private final Current<OpenIdConnect> current = new Current<>();

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    void setOpenIdConnect(OpenIdConnect added) {
        current.set(added);
    }

    void unsetOpenIdConnect(OpenIdConnect removed) {
        current.unset(removed);
    }

    Optional<OpenIdConnect> get() {
        return current.get();
    }

    OpenIdConnect require() {
        return get().orElseThrow(OidcRefusals::notConfigured);
    }
}

package org.borgui.access;

import java.util.List;
import org.borgui.api.access.OidcProvider;
import org.borgui.api.access.OidcProvider.Mode;
import org.borgui.api.access.Role;
import org.borgui.api.posture.Weakness;
import org.borgui.api.posture.Weakness.Severity;
import org.borgui.spi.posture.PostureCheck;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whether a provider makes admins of people whom nobody here knows. */
@Component
public final class OidcCheck implements PostureCheck {

    private final OidcProviders providers;

    @Activate
    public OidcCheck(@Reference OidcProviders providers) {
        this.providers = providers;
    }

    @Override
    public List<Weakness> look() {
        return providers
                .usable()
                .filter(OidcCheck::makesAdmins)
                .map(OidcCheck::weakness)
                .toList();
    }

    private static boolean makesAdmins(OidcProvider provider) {
        var newcomers = provider.newcomers();
        return newcomers.role() == Role.ADMIN && newcomers.mode() != Mode.DENY && newcomers.mode() != Mode.TEMPLATE;
    }

    private static Weakness weakness(OidcProvider provider) {
        return new Weakness(
                "access.provider-makes-admins",
                provider.newcomers().mode() == Mode.PENDING ? Severity.MEDIUM : Severity.HIGH,
                "Whoever comes by a provider is an admin",
                "Everybody who has an account at this provider, or gets one, controls all backups.",
                "Make viewer or operator the default role of %s, and name the groups whose members are admins."
                        .formatted(provider.name()),
                "/settings/sign-in/" + provider.id(),
                provider.name());
    }
}

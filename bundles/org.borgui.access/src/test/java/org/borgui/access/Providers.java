package org.borgui.access;

import java.util.List;
import org.borgui.api.access.OidcProvider;
import org.borgui.api.access.OidcProvider.Authentication;
import org.borgui.api.access.OidcProvider.Claims;
import org.borgui.api.access.OidcProvider.Connection;
import org.borgui.api.access.OidcProvider.Mode;
import org.borgui.api.access.OidcProvider.Newcomers;
import org.borgui.api.access.Role;

/** Providers as tests want them. */
final class Providers {

    static final Claims USUAL = new Claims("preferred_username", "email", "name", "", "", "", List.of());

    private static final Connection CONNECTION = new Connection(
            FakeOpenIdConnect.ISSUER, "borg-ui", Authentication.CLIENT_SECRET_BASIC, "openid profile email", "");

    private Providers() {}

    static OidcProvider provider(Claims claims) {
        return provider(OidcProvider.FIRST, claims, new Newcomers(Mode.VIEWER, "", Role.VIEWER, null));
    }

    static OidcProvider provider(String id, Claims claims, Newcomers newcomers) {
        return new OidcProvider(id, "Example", true, CONNECTION, claims, newcomers);
    }

    /** One at another address. */
    static OidcProvider at(String issuer) {
        var usual = provider(USUAL);
        var there = new Connection(
                issuer,
                CONNECTION.clientId(),
                CONNECTION.authentication(),
                CONNECTION.scopes(),
                CONNECTION.endSession());
        return new OidcProvider(usual.id(), usual.name(), true, there, usual.claims(), usual.newcomers());
    }

    static OidcProvider off(OidcProvider provider) {
        return new OidcProvider(
                provider.id(), provider.name(), false, provider.connection(), provider.claims(), provider.newcomers());
    }
}

package org.borgui.rest.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.access.OidcProvider;
import org.borgui.api.access.OidcProvider.Authentication;
import org.borgui.api.access.OidcProvider.Claims;
import org.borgui.api.access.OidcProvider.Connection;
import org.borgui.api.access.OidcProvider.Mode;
import org.borgui.api.access.OidcProvider.Newcomers;
import org.borgui.api.access.RepositoryRole;
import org.borgui.api.access.Role;
import org.jspecify.annotations.Nullable;

/** The words of a provider's settings. */
final class ProviderWords {

    private static final String ERRORS = "backend.errors.settings.";

    private ProviderWords() {}

    /** What a provider is like before anything is said about it. */
    static OidcProvider usual(String id) {
        return new OidcProvider(
                id,
                id,
                false,
                new Connection("", "", Authentication.CLIENT_SECRET_BASIC, "openid profile email", ""),
                new Claims("preferred_username", "email", "name", "", "", "", List.of()),
                new Newcomers(Mode.DENY, "", Role.VIEWER, null));
    }

    static Authentication authentication(String wire) {
        return Authentication.named(wire)
                .orElseThrow(() -> invalid(
                        "invalidOidcTokenAuthMethod",
                        Arrays.stream(Authentication.values()).map(Authentication::wire)));
    }

    static Mode mode(String wire) {
        return Mode.named(wire)
                .orElseThrow(() -> invalid(
                        "invalidOidcNewUserMode", Arrays.stream(Mode.values()).map(Mode::wire)));
    }

    /** An admin is let through: whoever judges it says why nobody becomes one so. */
    static Role role(String wire) {
        return Arrays.stream(Role.values())
                .filter(role -> role.wire().equals(wire))
                .findFirst()
                .orElseThrow(() -> invalid("invalidOidcDefaultRole", Stream.of("viewer", "operator")));
    }

    /** Null for none, which clients also send as an empty text. */
    static @Nullable RepositoryRole everywhere(String wire) {
        return wire.isEmpty() || wire.equals("none")
                ? null
                : Arrays.stream(RepositoryRole.values())
                        .filter(role -> role.wire().equals(wire))
                        .findFirst()
                        .orElseThrow(() ->
                                invalid("invalidOidcDefaultRepositoryRole", Stream.of("viewer", "operator", "none")));
    }

    static @Nullable String wire(@Nullable RepositoryRole role) {
        return role == null ? null : role.wire();
    }

    private static RefusedException invalid(String key, Stream<String> words) {
        var all = words.collect(Collectors.joining(", "));
        return new RefusedException(
                Reason.INVALID, ERRORS + key, Map.of("values", all), "This is one of: %s.".formatted(all));
    }
}

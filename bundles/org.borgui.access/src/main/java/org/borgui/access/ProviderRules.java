package org.borgui.access;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.borgui.api.Secret;
import org.borgui.api.access.OidcProvider;
import org.borgui.api.access.OidcProvider.Authentication;
import org.borgui.api.access.OidcProvider.Mode;

/** What a provider has to be like before it is kept. */
final class ProviderRules {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    /** Words that stand at the same place of addresses. */
    private static final Set<String> TAKEN = Set.of(
            "login",
            "callback",
            "exchange",
            "link",
            "unlink",
            "identity",
            "providers",
            "step-up",
            "backchannel",
            "new");

    private static final int LONGEST = 1000;
    private static final int MOST_GROUPS = 100;

    private ProviderRules() {}

    static void requireId(String id) {
        if (!ID.matcher(id).matches() || TAKEN.contains(id)) {
            throw OidcRefusals.providerId();
        }
    }

    static void require(OidcProvider provider, Secret secret) {
        requireId(provider.id());
        requireShort(provider);
        if (provider.enabled()) {
            requireWhole(provider, secret);
        }
    }

    private static void requireShort(OidcProvider provider) {
        var connection = provider.connection();
        var claims = provider.claims();
        var texts = Stream.of(
                provider.name(),
                connection.issuer(),
                connection.clientId(),
                connection.scopes(),
                connection.endSession(),
                claims.username(),
                claims.email(),
                claims.fullName(),
                claims.groups(),
                claims.role(),
                claims.everywhere(),
                provider.newcomers().template());
        Stream.concat(texts, claims.adminGroups().stream())
                .filter(text -> text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl))
                .findFirst()
                .ifPresent(text -> {
                    throw OidcRefusals.tooLong(
                            "'%s'".formatted(text.length() > 40 ? text.substring(0, 40) + "…" : text));
                });
        if (claims.adminGroups().size() > MOST_GROUPS) {
            throw OidcRefusals.tooLong("The list of admin groups");
        }
    }

    private static void requireWhole(OidcProvider provider, Secret secret) {
        var connection = provider.connection();
        requireThere(provider.name(), "a name");
        requireThere(connection.issuer(), "the address of its issuer");
        requireThere(connection.clientId(), "a client id");
        requireThere(provider.claims().username(), "the claim that names people");
        if (connection.authentication() != Authentication.NONE) {
            requireThere(secret.reveal(), "a client secret, or 'none' for its authentication");
        }
        if (provider.newcomers().mode() == Mode.TEMPLATE) {
            requireThere(provider.newcomers().template(), "the user whose roles new people get");
        }
    }

    private static void requireThere(String text, String what) {
        if (text.isBlank()) {
            throw OidcRefusals.providerField(what);
        }
    }
}

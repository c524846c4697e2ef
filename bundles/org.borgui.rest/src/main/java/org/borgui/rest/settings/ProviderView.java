package org.borgui.rest.settings;

import java.util.List;
import org.borgui.api.access.OidcProvider;
import org.borgui.api.access.OidcProvider.Authentication;
import org.borgui.api.access.OidcProvider.Claims;
import org.borgui.api.access.OidcProvider.Connection;
import org.borgui.api.access.OidcProvider.Mode;
import org.borgui.api.access.OidcProvider.Newcomers;
import org.borgui.api.access.OidcProviderService.Listed;
import org.jspecify.annotations.Nullable;

/** A provider, as it is told and sent. */
final class ProviderView {

    private ProviderView() {}

    /** Where the server is found by the provider; null while nothing here speaks its protocol. */
    record Addresses(
            @Nullable String callbackUrl, @Nullable String backchannelLogoutUrl, @Nullable String signedOutUrl) {}

    /** One that is told: its secret is not. */
    record Told(
            String id,
            String name,
            boolean enabled,
            String source,
            String issuer,
            String clientId,
            boolean clientSecretSet,
            String tokenAuthMethod,
            String scopes,
            String endSessionEndpoint,
            String claimUsername,
            String claimEmail,
            String claimFullName,
            String claimGroups,
            String claimRole,
            String claimAllRepositoriesRole,
            List<String> adminGroups,
            String newUserMode,
            String templateUsername,
            String defaultRole,
            @Nullable String defaultAllRepositoriesRole,
            @Nullable String callbackUrl,
            @Nullable String backchannelLogoutUrl,
            @Nullable String signedOutUrl) {

        static Told of(Listed listed, Addresses addresses) {
            var provider = listed.provider();
            var connection = provider.connection();
            var claims = provider.claims();
            var newcomers = provider.newcomers();
            return new Told(
                    provider.id(),
                    provider.name(),
                    provider.enabled(),
                    listed.file() ? "file" : "console",
                    connection.issuer(),
                    connection.clientId(),
                    listed.secret(),
                    connection.authentication().wire(),
                    connection.scopes(),
                    connection.endSession(),
                    claims.username(),
                    claims.email(),
                    claims.fullName(),
                    claims.groups(),
                    claims.role(),
                    claims.everywhere(),
                    claims.adminGroups(),
                    newcomers.mode().wire(),
                    newcomers.template(),
                    newcomers.role().wire(),
                    ProviderWords.wire(newcomers.everywhere()),
                    addresses.callbackUrl(),
                    addresses.backchannelLogoutUrl(),
                    addresses.signedOutUrl());
        }
    }

    /** One that is sent; what is missing is as usual, and a secret that is missing stays. */
    record Sent(
            @Nullable String id,
            @Nullable String name,
            @Nullable Boolean enabled,
            @Nullable String issuer,
            @Nullable String clientId,
            @Nullable String clientSecret,
            @Nullable String tokenAuthMethod,
            @Nullable String scopes,
            @Nullable String endSessionEndpoint,
            @Nullable String claimUsername,
            @Nullable String claimEmail,
            @Nullable String claimFullName,
            @Nullable String claimGroups,
            @Nullable String claimRole,
            @Nullable String claimAllRepositoriesRole,
            @Nullable List<String> adminGroups,
            @Nullable String newUserMode,
            @Nullable String templateUsername,
            @Nullable String defaultRole,
            @Nullable String defaultAllRepositoriesRole) {

        OidcProvider provider(String id) {
            var usual = ProviderWords.usual(id);
            return new OidcProvider(
                    id,
                    or(name, usual.name()),
                    enabled == null || enabled,
                    new Connection(
                            or(issuer, ""),
                            or(clientId, ""),
                            tokenAuthMethod == null
                                    ? Authentication.CLIENT_SECRET_BASIC
                                    : ProviderWords.authentication(tokenAuthMethod),
                            or(scopes, usual.connection().scopes()),
                            or(endSessionEndpoint, "")),
                    new Claims(
                            or(claimUsername, usual.claims().username()),
                            or(claimEmail, usual.claims().email()),
                            or(claimFullName, usual.claims().fullName()),
                            or(claimGroups, ""),
                            or(claimRole, ""),
                            or(claimAllRepositoriesRole, ""),
                            groups()),
                    new Newcomers(
                            newUserMode == null ? Mode.DENY : ProviderWords.mode(newUserMode),
                            or(templateUsername, ""),
                            ProviderWords.role(or(defaultRole, "viewer")),
                            ProviderWords.everywhere(or(defaultAllRepositoriesRole, ""))));
        }

        private List<String> groups() {
            return adminGroups == null
                    ? List.of()
                    : adminGroups.stream()
                            .map(String::strip)
                            .filter(group -> !group.isEmpty())
                            .distinct()
                            .toList();
        }

        private static String or(@Nullable String text, String usual) {
            return text == null ? usual : text.strip();
        }

        @Override
        public String toString() {
            return "Sent[%s]".formatted(id);
        }
    }
}

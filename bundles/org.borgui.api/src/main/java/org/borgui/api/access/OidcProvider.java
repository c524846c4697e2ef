package org.borgui.api.access;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A provider of OpenID Connect that people may sign in at, but for its client secret.
 *
 * @param id short and stable, part of addresses; {@link #FIRST} for the one that existing clients know
 * @param name as people see it
 * @param enabled whether anybody may come by it
 */
public record OidcProvider(
        String id, String name, boolean enabled, Connection connection, Claims claims, Newcomers newcomers) {

    /** The provider without a name of its own in addresses. */
    public static final String FIRST = "oidc";

    /**
     * How it is reached.
     *
     * @param issuer its address, with or without {@code /.well-known/openid-configuration}
     * @param authentication how the client secret is shown to it
     * @param scopes by space
     * @param endSession where its sessions are ended, when its metadata does not tell; empty otherwise
     */
    public record Connection(
            String issuer, String clientId, Authentication authentication, String scopes, String endSession) {

        private static final String WELL_KNOWN = "/.well-known/openid-configuration";

        /** The issuer without what may be written behind it. */
        public String base() {
            return withoutEnd(withoutEnd(issuer.strip(), WELL_KNOWN), "/");
        }

        /** Whether what this issuer says of itself is this provider's word. */
        public boolean isOf(String named) {
            return base().equals(withoutEnd(named, "/"));
        }

        private static String withoutEnd(String text, String end) {
            return text.endsWith(end) ? text.substring(0, text.length() - end.length()) : text;
        }
    }

    /** How this server shows a provider who it is. */
    public enum Authentication {
        CLIENT_SECRET_BASIC,
        CLIENT_SECRET_POST,
        NONE;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Authentication> named(String wire) {
            return List.of(values()).stream()
                    .filter(one -> one.wire().equals(wire))
                    .findFirst();
        }
    }

    /**
     * Where in what a provider says is what; {@code realm_access.roles} is the field {@code roles} of {@code realm_access}.
     * Empty: nowhere.
     *
     * @param role {@code viewer} or {@code operator}
     * @param everywhere the role on all repositories
     * @param adminGroups whose members are admins, and nobody else
     */
    public record Claims(
            String username,
            String email,
            String fullName,
            String groups,
            String role,
            String everywhere,
            List<String> adminGroups) {

        public Claims {
            adminGroups = List.copyOf(adminGroups);
        }

        /** Whether the provider decides who is an admin, at each sign-in. */
        public boolean decideAdmins() {
            return !(groups.isEmpty() || adminGroups.isEmpty());
        }
    }

    /** What is done with people who come for the first time. */
    public enum Mode {
        /** They are refused. */
        DENY,
        /** They may come in with the default roles. */
        VIEWER,
        /** They wait until an admin lets them in. */
        PENDING,
        /** They get the roles of another user. */
        TEMPLATE;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Mode> named(String wire) {
            return List.of(values()).stream()
                    .filter(one -> one.wire().equals(wire))
                    .findFirst();
        }
    }

    /**
     * What is done with people who come for the first time, and what they may do unless a claim says otherwise.
     *
     * @param template the name of the user whose roles they get; empty without
     * @param role never {@link Role#ADMIN}
     * @param everywhere null for none
     */
    public record Newcomers(Mode mode, String template, Role role, @Nullable RepositoryRole everywhere) {}
}

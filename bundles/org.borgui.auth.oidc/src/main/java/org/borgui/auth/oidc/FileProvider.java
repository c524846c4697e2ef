package org.borgui.auth.oidc;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.borgui.api.Secret;
import org.borgui.api.access.OidcProvider;
import org.borgui.api.access.OidcProvider.Authentication;
import org.borgui.api.access.OidcProvider.Claims;
import org.borgui.api.access.OidcProvider.Connection;
import org.borgui.api.access.OidcProvider.Mode;
import org.borgui.api.access.OidcProvider.Newcomers;
import org.borgui.api.access.RepositoryRole;
import org.borgui.api.access.Role;
import org.borgui.spi.signin.ConfiguredProvider;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/** A provider of a configuration file. What is wrong in it is the reason why it is not there. */
@Component(
        configurationPid = "org.borgui.auth.oidc.provider",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        property = "borgui.configuration=optional")
@Designate(ocd = ProviderConfig.class, factory = true)
public final class FileProvider implements ConfiguredProvider {

    private final OidcProvider provider;
    private final Secret clientSecret;

    @Activate
    public FileProvider(ProviderConfig config) {
        provider = new OidcProvider(
                text(config.id()),
                text(config.name()).isEmpty() ? text(config.id()) : text(config.name()),
                config.enabled(),
                new Connection(
                        text(config.issuer()),
                        text(config.clientId()),
                        known("authentication", config.authentication(), Authentication.named(config.authentication())),
                        text(config.scopes()),
                        text(config.endSession())),
                new Claims(
                        text(config.claimUsername()),
                        text(config.claimEmail()),
                        text(config.claimFullName()),
                        text(config.claimGroups()),
                        text(config.claimRole()),
                        text(config.claimAllRepositoriesRole()),
                        parts(config.adminGroups())),
                new Newcomers(
                        known("newUserMode", config.newUserMode(), Mode.named(config.newUserMode())),
                        text(config.templateUsername()),
                        known("defaultRole", config.defaultRole(), role(config.defaultRole())),
                        everywhere(text(config.defaultAllRepositoriesRole()))));
        clientSecret = Secret.of(text(config._clientSecret()));
    }

    @Override
    public OidcProvider provider() {
        return provider;
    }

    @Override
    public Secret clientSecret() {
        return clientSecret;
    }

    private static Optional<Role> role(String wire) {
        return List.of(Role.VIEWER, Role.OPERATOR).stream()
                .filter(role -> role.wire().equals(wire))
                .findFirst();
    }

    private static @Nullable RepositoryRole everywhere(String wire) {
        return wire.isEmpty()
                ? null
                : known(
                        "defaultAllRepositoriesRole",
                        wire,
                        Arrays.stream(RepositoryRole.values())
                                .filter(role -> role.wire().equals(wire.toLowerCase(Locale.ROOT)))
                                .findFirst());
    }

    private static <T> T known(String key, String value, Optional<T> found) {
        return found.orElseThrow(() -> new IllegalArgumentException(
                "'%s' is no value of %s in org.borgui.auth.oidc.provider.".formatted(value, key)));
    }

    private static List<String> parts(String list) {
        return Arrays.stream(text(list).split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** An empty value of a configuration file arrives as null. */
    private static String text(String value) {
        return Objects.requireNonNullElse(value, "").strip();
    }
}

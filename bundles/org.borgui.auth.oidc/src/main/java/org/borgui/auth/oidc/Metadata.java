package org.borgui.auth.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.borgui.api.RefusedException;
import org.borgui.spi.signin.OpenIdConnect.Registration;
import org.jspecify.annotations.Nullable;

/** What a provider says of itself, and whether that is what was configured and can be worked with. */
final class Metadata {

    static final String WELL_KNOWN = "/.well-known/openid-configuration";

    /** What only the provider can sign. With a shared secret, this server and whoever reads its settings could as well. */
    private static final List<JWSAlgorithm> ALGORITHMS = List.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.ES256,
            JWSAlgorithm.PS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512);

    private Metadata() {}

    /** Asks for it, and refuses with a sentence what is not as it has to be. */
    static OIDCProviderMetadata of(Registration registration, Wire wire) {
        var issuer = issuer(registration);
        requireSafe("The address of the provider", issuer);
        var place = URI.create(issuer + WELL_KNOWN);
        try {
            var metadata = OIDCProviderMetadata.parse(wire.get(place));
            require(metadata, registration, issuer.toString());
            return metadata;
        } catch (IOException e) {
            throw Troubles.unavailable("The provider does not tell how it is reached: " + e.getMessage());
        } catch (ParseException e) {
            throw Troubles.unavailable("What %s answers is no description of a provider: %s."
                    .formatted(place, Troubles.plain(String.valueOf(e.getMessage()))));
        }
    }

    private static URI issuer(Registration registration) {
        try {
            return Addresses.parsed(registration.issuer());
        } catch (IllegalArgumentException e) {
            throw Troubles.unusable("The address of the provider is none: " + e.getMessage());
        }
    }

    private static void require(OIDCProviderMetadata metadata, Registration registration, String issuer) {
        var says = metadata.getIssuer().getValue();
        if (!withoutSlash(says).equals(issuer)) {
            throw Troubles.unusable("The provider calls itself '%s', and was configured as '%s'."
                    .formatted(Troubles.plain(says), issuer));
        }
        requireSafe("Where the provider signs people in", metadata.getAuthorizationEndpointURI());
        requireSafe("Where the provider changes codes for tokens", metadata.getTokenEndpointURI());
        requireSafe("Where the provider has its keys", metadata.getJWKSetURI());
        optional("Where the provider tells of people", metadata.getUserInfoEndpointURI());
        optional("Where the provider signs people out", metadata.getEndSessionEndpointURI());
        requireChallenge(metadata);
        keepAlgorithms(metadata);
        requireAuthentication(metadata, registration);
    }

    /** A provider that tells how it ties codes to browsers has to know S256; many do not tell. */
    private static void requireChallenge(OIDCProviderMetadata metadata) {
        var offered = metadata.getCodeChallengeMethods();
        if (offered != null && !offered.isEmpty() && !offered.contains(CodeChallengeMethod.S256)) {
            throw Troubles.unusable("The provider does not know PKCE with S256, only: %s."
                    .formatted(Troubles.plain(offered.toString())));
        }
    }

    private static void keepAlgorithms(OIDCProviderMetadata metadata) {
        var offered = metadata.getIDTokenJWSAlgs();
        List<JWSAlgorithm> good = offered == null
                ? List.of()
                : ALGORITHMS.stream().filter(offered::contains).toList();
        if (good.isEmpty()) {
            throw Troubles.unusable(
                    "The provider signs with none of RS256, ES256 and PS256, only by ways that others could, too: %s."
                            .formatted(offered == null ? "nothing" : Troubles.plain(offered.toString())));
        }
        metadata.setIDTokenJWSAlgs(new ArrayList<>(good));
    }

    /** OpenID Connect Discovery: what is not told is {@code client_secret_basic}. */
    private static void requireAuthentication(OIDCProviderMetadata metadata, Registration registration) {
        var offered = metadata.getTokenEndpointAuthMethods();
        var wanted = new ClientAuthenticationMethod(registration.authentication());
        if (offered != null && !offered.isEmpty() && !offered.contains(wanted)) {
            throw Troubles.unusable("The provider does not take %s. It takes: %s."
                    .formatted(
                            wanted,
                            Troubles.plain(String.join(
                                    ", ", offered.stream().map(Object::toString).toList()))));
        }
    }

    private static void optional(String what, @Nullable URI address) {
        Stream.ofNullable(address).forEach(there -> requireSafe(what, there));
    }

    /** @throws RefusedException also when there is none */
    static void requireSafe(String what, @Nullable URI address) {
        if (address == null) {
            throw Troubles.unusable(what + " is not told.");
        }
        if (!Addresses.isSafe(address)) {
            throw Troubles.unusable(
                    "%s has to be an https address, and is '%s'.".formatted(what, Troubles.plain(address.toString())));
        }
    }

    /** The same of a text. */
    static String safe(String what, String address) {
        try {
            var parsed = Addresses.parsed(address);
            requireSafe(what, parsed);
            return parsed.toString();
        } catch (IllegalArgumentException e) {
            throw Troubles.unusable("%s is no address: %s".formatted(what, e.getMessage()));
        }
    }

    private static String withoutSlash(String address) {
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }
}

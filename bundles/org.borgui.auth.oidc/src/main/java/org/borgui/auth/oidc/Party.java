package org.borgui.auth.oidc;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import org.borgui.spi.signin.OpenIdConnect.Registration;
import org.jspecify.annotations.Nullable;
import org.pac4j.core.http.callback.NoParameterCallbackUrlResolver;
import org.pac4j.core.logout.handler.SessionLogoutHandler;
import org.pac4j.oidc.client.OidcClient;
import org.pac4j.oidc.config.OidcConfiguration;
import org.pac4j.oidc.metadata.StaticOidcOpMetadataResolver;

/** pac4j's client for one provider and one address to come back to, set up so that nothing is left to defaults. */
final class Party {

    static final int SKEW_SECONDS = 60;
    private static final int STATE_BYTES = 32;

    private Party() {}

    static OidcClient client(Registration registration, OIDCProviderMetadata metadata, URI callback, Wire wire) {
        var configuration = configuration(registration);
        configuration.setResourceRetriever(wire);
        var resolver = new StaticOidcOpMetadataResolver(configuration, metadata);
        resolver.init();
        configuration.setOpMetadataResolver(resolver);
        var client = new OidcClient(configuration) {
            @Override
            public @Nullable SessionLogoutHandler findSessionLogoutHandler() {
                return null; // sessions are kept elsewhere, and its default wants Guava
            }
        };
        client.setCallbackUrl(callback.toString());
        client.setCallbackUrlResolver(new NoParameterCallbackUrlResolver());
        client.setCheckAuthenticationAttempt(false);
        client.setAuthenticator(new CodeExchange(configuration, client, wire));
        client.init();
        return client;
    }

    private static OidcConfiguration configuration(Registration registration) {
        var configuration = new OidcConfiguration();
        configuration.setClientId(registration.clientId());
        if (!registration.clientSecret().isEmpty()) {
            configuration.setSecret(registration.clientSecret().reveal());
        }
        configuration.setClientAuthenticationMethodAsString(registration.authentication());
        configuration.setScope(scopes(registration));
        configuration.setResponseType("code");
        configuration.setResponseMode("query");
        configuration.setWithState(true);
        configuration.setStateGenerator(context -> new State(STATE_BYTES).getValue()); // pac4j's own has 40 bit
        configuration.setUseNonce(true); // not by itself
        configuration.setPkceMethod(CodeChallengeMethod.S256); // not what the provider would like
        configuration.setCodeVerifierGenerator(context -> new CodeVerifier().getValue());
        configuration.setAllowUnsignedIdTokens(false);
        configuration.setMaxClockSkew(SKEW_SECONDS);
        return configuration;
    }

    /** Without {@code openid} it would not be OpenID Connect. */
    private static String scopes(Registration registration) {
        var scopes = new ArrayList<>(Arrays.asList(registration.scopes().strip().split("[\\s,]+")));
        scopes.removeIf(String::isEmpty);
        if (!scopes.contains("openid")) {
            scopes.add(0, "openid");
        }
        return String.join(" ", scopes);
    }
}

package org.borgui.auth.oidc;

import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.pac4j.core.context.CallContext;
import org.pac4j.core.credentials.Credentials;
import org.pac4j.oidc.client.OidcClient;
import org.pac4j.oidc.config.OidcConfiguration;
import org.pac4j.oidc.credentials.OidcCredentials;
import org.pac4j.oidc.credentials.authenticator.OidcAuthenticator;

/** Changes a code for tokens, as pac4j does, but over our own wire and with refusals in plain words. */
final class CodeExchange extends OidcAuthenticator {

    private final Wire wire;

    CodeExchange(OidcConfiguration configuration, OidcClient client, Wire wire) {
        super(configuration, client);
        this.wire = wire;
    }

    @Override
    public Optional<Credentials> validate(CallContext context, Credentials shown) {
        if (!(shown instanceof OidcCredentials credentials) || credentials.toAuthorizationCode() == null) {
            throw Troubles.unbelievable("The provider sent no code.");
        }
        var verifier = (CodeVerifier) context.sessionStore()
                .get(context.webContext(), client.getCodeVerifierSessionAttributeName())
                .orElseThrow(Troubles::otherQuestion);
        var grant = new AuthorizationCodeGrant(
                credentials.toAuthorizationCode(), URI.create(client.getCallbackUrl()), verifier);
        try {
            var answer = OIDCTokenResponseParser.parse(
                    wire.send(createTokenRequest(grant).toHTTPRequest()));
            if (answer instanceof TokenErrorResponse refused) {
                var error = refused.getErrorObject();
                throw Troubles.saysNo(text(error.getCode()), text(error.getDescription()));
            }
            var tokens = ((OIDCTokenResponse) answer).getOIDCTokens();
            credentials.setAccessTokenObject(tokens.getAccessToken());
            credentials.setIdToken(tokens.getIDTokenString());
            return Optional.of(credentials);
        } catch (IOException e) {
            throw Troubles.unavailable("The provider does not change the code for tokens: " + e.getMessage());
        } catch (ParseException e) {
            throw Troubles.unbelievable("What the provider sent in place of tokens cannot be read.");
        }
    }

    private static String text(String maybe) {
        return Optional.ofNullable(maybe).orElse("");
    }
}

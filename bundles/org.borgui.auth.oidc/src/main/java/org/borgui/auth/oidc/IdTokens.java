package org.borgui.auth.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.LogoutTokenClaimsSet;
import java.text.ParseException;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import org.borgui.api.RefusedException;
import org.borgui.spi.signin.OpenIdConnect.Question;
import org.pac4j.oidc.exceptions.OidcException;
import org.pac4j.oidc.profile.creator.TokenValidator;

/** What providers sign. Signature, issuer, audience, times and nonce are checked by the library, the rest here. */
final class IdTokens {

    private static final Duration SKEW = Duration.ofSeconds(Party.SKEW_SECONDS);
    private static final int LONGEST_SUBJECT = 255; // OpenID Connect Core 2

    private IdTokens() {}

    /** An ID token, as it was sent. */
    static JWT parsed(String token) {
        try {
            return JWTParser.parse(token);
        } catch (ParseException e) {
            throw Troubles.unbelievable("What the provider signed cannot be read.");
        }
    }

    /** All that it says. */
    static Map<String, Object> claims(JWT token) {
        try {
            return token.getJWTClaimsSet().getClaims();
        } catch (ParseException e) {
            throw Troubles.unbelievable("What the provider signed cannot be read.");
        }
    }

    static IDTokenClaimsSet checked(TokenValidator validator, JWT token, Question question, String clientId) {
        var claims = checked(() ->
                validator.validateIdToken(token, new Nonce(question.nonce().reveal())));
        requireParty(claims, clientId);
        requireSubject(claims);
        if (question.anew()) {
            requireAnew(claims, question);
        }
        return claims;
    }

    static LogoutTokenClaimsSet checkedEnd(TokenValidator validator, JWT token) {
        return checked(() -> validator.validateLogoutToken(token));
    }

    /** OpenID Connect Core 3.1.3.7: a token for several parties has to name the one that it was made for. */
    private static void requireParty(IDTokenClaimsSet claims, String clientId) {
        var party = Optional.ofNullable(claims.getAuthorizedParty()).map(Object::toString);
        boolean several = Audience.toStringList(claims.getAudience()).size() > 1;
        if (party.map(named -> !named.equals(clientId)).orElse(several)) {
            throw Troubles.unbelievable("What the provider signed was made for somebody else (azp).");
        }
    }

    private static void requireSubject(IDTokenClaimsSet claims) {
        var subject = claims.getSubject() == null ? "" : claims.getSubject().getValue();
        if (subject.isBlank() || subject.length() > LONGEST_SUBJECT) {
            throw Troubles.noSubject();
        }
    }

    /** A provider that was asked to ask the person again has to say when it did. */
    private static void requireAnew(IDTokenClaimsSet claims, Question question) {
        var at = Optional.ofNullable(claims.getAuthenticationTime()).map(Date::toInstant);
        if (at.isEmpty() || at.get().isBefore(question.asked().minus(SKEW))) {
            throw Troubles.unbelievable("The provider did not ask for the sign-in again, or does not say when it did"
                    + " (auth_time). Sign out and in, and do it at once.");
        }
    }

    private interface Check<T> {
        T run() throws BadJOSEException, JOSEException;
    }

    private static <T> T checked(Check<T> check) {
        try {
            return check.run();
        } catch (BadJOSEException | JOSEException | OidcException e) {
            throw unbelievable(e);
        }
    }

    private static RefusedException unbelievable(Exception e) {
        return Troubles.unbelievable("What the provider signed must not be believed: %s."
                .formatted(Troubles.plain(String.valueOf(e.getMessage()))));
    }
}

package org.borgui.auth.oidc;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a provider tells of a person when it is asked, besides what it has signed. */
final class UserInfo {

    private UserInfo() {}

    /**
     * Empty where the provider has no such place.
     *
     * @param subject whom it has to be about: OpenID Connect Core 5.3.2
     */
    static Map<String, Object> of(@Nullable URI place, @Nullable AccessToken token, String subject, Wire wire) {
        if (place == null || token == null) {
            return Map.of();
        }
        try {
            var answer = UserInfoResponse.parse(wire.send(new UserInfoRequest(place, token).toHTTPRequest()));
            if (!answer.indicatesSuccess()) {
                throw Troubles.unbelievable("The provider does not tell of the person it has just signed in.");
            }
            var told = answer.toSuccessResponse().getUserInfo();
            if (!told.getSubject().getValue().equals(subject)) {
                throw Troubles.unbelievable("The provider tells of another person than it has signed in.");
            }
            return told.toJWTClaimsSet().getClaims();
        } catch (IOException e) {
            throw Troubles.unavailable("The provider does not tell of the person: " + e.getMessage());
        } catch (ParseException e) {
            throw Troubles.unbelievable("What the provider tells of the person cannot be read.");
        }
    }
}

package org.borgui.auth.jwt;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.borgui.spi.signin.Identity;
import org.borgui.spi.signin.RequestSignIn;

/** Believes a token that only somebody who knows the server's secret can have signed. It names a user that is there already. */
final class JwtSignIn implements RequestSignIn {

    static final String NAME = "jwt";
    static final String WARNING =
            "Whoever knows SECRET_KEY can sign a token for any user, and no single token can be revoked.";

    private final SelfSigned tokens;

    JwtSignIn(SelfSigned tokens) {
        this.tokens = tokens;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Identity> identify(HttpServletRequest request) {
        return Bearer.jwt(request).map(tokens::user).map(JwtSignIn::identity);
    }

    private static Identity identity(String user) {
        return new Identity(user, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false, false);
    }

    @Override
    public boolean isAmbient() {
        return false;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("algorithm", "HS256", "longest_hours", Long.toString(SelfSigned.LONGEST.toHours()));
    }

    @Override
    public List<String> warnings() {
        return List.of(WARNING);
    }
}

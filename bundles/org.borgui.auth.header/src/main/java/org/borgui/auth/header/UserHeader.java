package org.borgui.auth.header;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.borgui.api.access.Usernames;
import org.pac4j.core.context.CallContext;
import org.pac4j.core.context.session.SessionStore;
import org.pac4j.core.credentials.Credentials;
import org.pac4j.core.credentials.TokenCredentials;
import org.pac4j.core.credentials.authenticator.Authenticator;
import org.pac4j.core.exception.CredentialsException;
import org.pac4j.core.profile.CommonProfile;
import org.pac4j.core.profile.UserProfile;
import org.pac4j.http.client.direct.HeaderClient;
import org.pac4j.jee.context.JEEContext;
import org.pac4j.jee.context.session.JEESessionStore;

/** pac4j's client for a header that names the user. Trusts whoever calls it: that the header may be believed is known by then. */
final class UserHeader {

    private final String name;
    private final HeaderClient client;
    private final SessionStore unused = new JEESessionStore(); // pac4j wants one, and direct clients keep nothing

    private final HttpServletResponse noResponse = NoResponse.INSTANCE;

    UserHeader(String name) {
        this.name = name;
        client = new HeaderClient(name, (Authenticator) this::validate);
        client.setName("header");
        client.init();
    }

    /** The user that the header names; empty when it is absent or empty. Refuses what is no name. */
    Optional<String> user(HttpServletRequest request) {
        if (Values.one(request, name).isEmpty()) {
            return Optional.empty();
        }
        var context = new CallContext(new JEEContext(request, noResponse), unused);
        return client.getCredentials(context)
                .flatMap(credentials -> client.validateCredentials(context, credentials))
                .flatMap(credentials -> client.getUserProfile(context, credentials))
                .map(UserProfile::getId)
                .or(() -> {
                    throw Refusals.noUsername(name);
                });
    }

    private Optional<Credentials> validate(CallContext context, Credentials credentials) {
        var text = Values.decoded(((TokenCredentials) credentials).getToken(), name)
                .strip();
        var profile = new CommonProfile();
        profile.setId(Usernames.of(text).orElseThrow(() -> new CredentialsException("no user name")));
        credentials.setUserProfile(profile);
        return Optional.of(credentials);
    }
}

package org.borgui.access;

import java.security.SecureRandom;
import org.borgui.api.UserId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * CSRF tokens for callers without a session, whose browser proves them by itself, such as behind a proxy: derived from a
 * secret of this life of the server, so that nothing is kept. After a restart the page asks for another.
 */
// immediate: with another secret all pages would have to ask anew
@Component(service = AmbientTokens.class, immediate = true)
public final class AmbientTokens {

    private final SessionSecret secret;

    @Activate
    public AmbientTokens() {
        secret = SessionSecret.random(new SecureRandom());
    }

    String of(UserId user) {
        return secret.csrf("ambient " + user.value());
    }
}

package org.borgui.spi.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A way to sign in that every request proves anew; there is no session of ours. Several may be there at once and come and
 * go. Asked on request threads, for each request that brings neither a token nor a session of ours: answers at once.
 */
@ConsumerType
public interface RequestSignIn {

    /** Short and stable, such as {@code header}: users carry it as the source they come from. */
    String name();

    /**
     * Who makes this request.
     *
     * @return empty when the request says nothing that concerns this way, or says it without being trusted
     * @throws org.borgui.api.RefusedException {@code UNAUTHENTICATED} or {@code INVALID} when it is wrong or ambiguous
     */
    Optional<Identity> identify(HttpServletRequest request);

    /** Whether browsers prove it without being asked, so that another site's page could make them: then CSRF is checked. */
    boolean isAmbient();

    /** What the page of signing in and the posture page tell of it, such as the names of headers. Nothing secret. */
    Map<String, String> settings();

    /** What is weak about it as it is configured, one sentence each. */
    List<String> warnings();
}

package org.borgui.rest.auth;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.Secret;
import org.borgui.api.access.SessionService.Begun;
import org.borgui.spi.web.RequestGate;

/** What a browser carries while it signs in at a provider: proof that it is the one that was sent, and what it came back with. */
final class OidcCookies {

    /** As existing clients know it. */
    private static final String GRANT = "oidc_exchange_grant";

    private static final Duration GRANTED = Duration.ofMinutes(5);
    private static final Duration SENT = Duration.ofMinutes(10);

    private final RequestGate gate;

    OidcCookies(RequestGate gate) {
        this.gate = gate;
    }

    String sent(Secret browser, HttpServletRequest request) {
        return gate.cookie(sentName(request), browser, SENT, request);
    }

    String granted(Secret grant, HttpServletRequest request) {
        return gate.cookie(GRANT, grant, GRANTED, request);
    }

    /** Empty for a browser that was not sent anywhere. */
    Secret sent(HttpServletRequest request) {
        return value(request, sentName(request)).orElse(Secret.empty());
    }

    Secret granted(HttpServletRequest request) {
        return value(request, GRANT)
                .orElseThrow(() -> new RefusedException(
                        Reason.UNAUTHENTICATED,
                        "backend.errors.auth.invalidOrExpiredToken",
                        "This browser has not come back from a provider just now. Begin again."));
    }

    String session(Begun begun, HttpServletRequest request) {
        return gate.cookie(begun, request);
    }

    /** The answer to a browser that has come in: it forgets both. */
    Response.ResponseBuilder spent(Response.ResponseBuilder answer, HttpServletRequest request) {
        return answer.header(HttpHeaders.SET_COOKIE, granted(Secret.empty(), request))
                .header(HttpHeaders.SET_COOKIE, sent(Secret.empty(), request));
    }

    private String sentName(HttpServletRequest request) {
        return gate.cookieName(RequestGate.COOKIE + "-oidc", request);
    }

    private static Optional<Secret> value(HttpServletRequest request, String name) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .filter(value -> !value.isEmpty())
                .map(Secret::of)
                .findFirst();
    }
}

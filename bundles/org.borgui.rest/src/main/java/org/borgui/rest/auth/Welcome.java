package org.borgui.rest.auth;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Objects;
import java.util.regex.Pattern;
import org.borgui.api.access.PolicyService;
import org.borgui.api.access.SessionService.Begun;
import org.borgui.api.access.SessionService.Client;
import org.borgui.api.access.User;
import org.borgui.spi.web.RequestGate;

/** What somebody is answered whose session has begun, however that was. */
final class Welcome {

    private static final int LONGEST_AGENT = 300;
    private static final Pattern AGENT_NOISE = Pattern.compile("\\p{C}+");

    private final PolicyService policy;
    private final RequestGate gate;

    Welcome(PolicyService policy, RequestGate gate) {
        this.policy = policy;
        this.gate = gate;
    }

    /** The session of a browser, and its cookie. */
    Response browser(Begun begun, HttpServletRequest request) {
        return browser(begun, BrowserSession.PASSWORD, request).build();
    }

    Response.ResponseBuilder browser(Begun begun, String signIn, HttpServletRequest request) {
        return Response.ok(session(begun.csrf(), begun.user(), signIn))
                .header(HttpHeaders.SET_COOKIE, gate.cookie(begun, request));
    }

    BrowserSession session(String csrf, User user, String signIn) {
        return BrowserSession.of(csrf, user, signIn, policy.wantsSecondFactor(user));
    }

    static Token token(Begun begun) {
        return Token.of(begun, Clock.systemUTC().instant());
    }

    /** Where somebody signs in from. */
    static Client client(HttpServletRequest request) {
        var agent = AGENT_NOISE.matcher(Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), ""));
        var named = agent.replaceAll(" ");
        return new Client(
                request.getRemoteAddr(), named.length() <= LONGEST_AGENT ? named : named.substring(0, LONGEST_AGENT));
    }
}

package org.borgui.spi.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.borgui.api.access.Caller;
import org.borgui.api.access.Permission;
import org.borgui.api.access.SessionService;
import org.osgi.annotation.versioning.ConsumerType;

/** Decides who makes a request and whether its method may run. Asked for every request, on the request's thread. */
@ConsumerType
public interface RequestGate {

    /** Name of the cookie over plain HTTP; over HTTPS and on loopback it carries a prefix that browsers enforce. */
    String COOKIE = "borgui";

    /**
     * Who makes this request.
     *
     * @return an anonymous caller when nothing was presented, or only the cookie of a session that is over: a browser
     *     keeps sending that one, and must still reach the sign-in page
     * @throws org.borgui.api.RefusedException {@code UNAUTHENTICATED} when a token was presented that is not valid
     */
    Caller identify(HttpServletRequest request);

    /**
     * Refuses unless the method may run: sign-in, role, a password still to be changed, and for cookies the CSRF token.
     *
     * @param permission empty for a public method
     */
    void admit(Caller caller, Optional<Permission> permission, HttpServletRequest request);

    /**
     * The whole value of the {@code Set-Cookie} header that hands a session just begun to the browser.
     *
     * @param session begun by {@code COOKIE}
     * @param request the request of the sign-in: its scheme, host and context path decide on name and flags
     */
    String cookie(SessionService.Begun session, HttpServletRequest request);

    /** The whole value of the {@code Set-Cookie} header that makes the browser forget the session. */
    String clearedCookie(HttpServletRequest request);
}

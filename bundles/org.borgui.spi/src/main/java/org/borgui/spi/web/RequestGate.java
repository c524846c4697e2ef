package org.borgui.spi.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.borgui.api.Secret;
import org.borgui.api.access.Caller;
import org.borgui.api.access.Permission;
import org.borgui.api.access.SessionService;
import org.osgi.annotation.versioning.ConsumerType;

/** Decides who makes a request and whether its method may run. Asked for every request, on the request's thread. */
@ConsumerType
public interface RequestGate {

    /** What a method declares with {@link Permit}. */
    record Need(Permission permission, boolean critical, boolean download) {}

    /**
     * How a request ended.
     *
     * @param route of the method, with the names of its parameters, such as {@code /api/repositories/{repo_id}}; empty when
     *     there is no such route
     * @param takesOut whether the answer is a file to be kept: an archive's, a log, a key
     * @param requestId what the answer carries in {@code X-Request-Id}
     */
    record Answered(String route, int status, boolean takesOut, String requestId) {}

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
     * Refuses unless the method may run: sign-in, role, scope, a password still to be changed, what is critical, and
     * the CSRF token where browsers sign in by themselves, or for a download the ticket of {@code
     * org.borgui.api.access.DownloadService}.
     *
     * @param need empty for a public method
     */
    void admit(Caller caller, Optional<Need> need, HttpServletRequest request);

    /**
     * Told of each request that reached a method, or was refused one, before its answer leaves: what changed something,
     * and what was refused, is recorded. Never refuses; called on the request's thread.
     */
    void answered(Caller caller, Answered answer, HttpServletRequest request);

    /**
     * The whole value of the {@code Set-Cookie} header that hands a session just begun to the browser.
     *
     * @param session begun by {@code COOKIE}
     * @param request the request of the sign-in: its scheme, host and context path decide on name and flags
     */
    String cookie(SessionService.Begun session, HttpServletRequest request);

    /** The whole value of the {@code Set-Cookie} header that makes the browser forget the session. */
    String clearedCookie(HttpServletRequest request);

    /** The name of another cookie of ours for this request: where browsers enforce it, nobody else can set one of that name. */
    String cookieName(String name, HttpServletRequest request);

    /**
     * The whole value of the {@code Set-Cookie} header of a cookie that belongs to signing in, with the flags of the session's.
     *
     * @param value empty to make the browser forget it
     */
    String cookie(String name, Secret value, Duration age, HttpServletRequest request);
}

package org.borgui.http;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.Secret;
import org.borgui.api.UserId;
import org.borgui.api.access.Caller;
import org.borgui.api.access.Role;
import org.borgui.api.access.SessionService;
import org.borgui.spi.web.RequestGate;

/** Knows two callers by their bearer tokens: {@code ana} is an admin, {@code vera} a viewer; {@code old} has expired. */
final class FakeGate implements RequestGate {

    final AtomicInteger identified = new AtomicInteger();

    @Override
    public Caller identify(HttpServletRequest request) {
        identified.incrementAndGet();
        var token = request.getHeader("Authorization");
        if (token == null) {
            return Caller.anonymous(request.getRemoteAddr());
        }
        if (token.equals("Bearer ana")) {
            return new Caller(new UserId(1), "ana", Role.ADMIN, Caller.Via.BEARER, 1, false, request.getRemoteAddr());
        }
        if (token.equals("Bearer vera")) {
            return new Caller(new UserId(2), "vera", Role.VIEWER, Caller.Via.BEARER, 2, false, request.getRemoteAddr());
        }
        throw notAuthenticated();
    }

    @Override
    public void admit(Caller caller, Optional<Need> need, HttpServletRequest request) {
        if (need.isEmpty()) {
            return;
        }
        if (!caller.isSignedIn()) {
            throw notAuthenticated();
        }
        if (need.get().permission().needs() == Role.ADMIN && !caller.isAdmin()) {
            throw RefusedException.forbidden("backend.errors.auth.notEnoughPermissions", "Only an admin may do this.");
        }
    }

    @Override
    public void answered(Caller caller, Answered answer, HttpServletRequest request) {}

    private static RefusedException notAuthenticated() {
        return new RefusedException(
                Reason.UNAUTHENTICATED, "backend.errors.auth.notAuthenticated", "Sign in to do this.");
    }

    @Override
    public String clearedCookie(HttpServletRequest request) {
        return COOKIE + "=; Max-Age=0";
    }

    @Override
    public String cookie(SessionService.Begun session, HttpServletRequest request) {
        return COOKIE + "=1";
    }

    @Override
    public String cookieName(String name, HttpServletRequest request) {
        return name;
    }

    @Override
    public String cookie(String name, Secret value, Duration age, HttpServletRequest request) {
        return name + "=" + value.reveal();
    }
}

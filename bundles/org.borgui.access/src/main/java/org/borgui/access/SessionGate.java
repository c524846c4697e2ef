package org.borgui.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.borgui.api.access.Caller;
import org.borgui.api.access.Caller.Via;
import org.borgui.api.access.Permission;
import org.borgui.api.access.SessionService;
import org.borgui.spi.web.RequestGate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Knows callers by their sessions, with the role they have at this moment. */
@Component
public final class SessionGate implements RequestGate {

    private final Accounts accounts;
    private final Sessions sessions;
    private final Clock clock;

    @Activate
    public SessionGate(@Reference Accounts accounts, @Reference Sessions sessions) {
        this(accounts, sessions, Clock.systemUTC());
    }

    SessionGate(Accounts accounts, Sessions sessions, Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public Caller identify(HttpServletRequest request) {
        var address = request.getRemoteAddr();
        var token = Credentials.token(request);
        if (token.isPresent()) {
            return caller(token.get(), Via.BEARER, address).orElseThrow(Refusals::notAuthenticated);
        }
        var name = SessionCookie.of(request).name();
        return Credentials.cookies(request, name).stream()
                .flatMap(secret -> caller(secret, Via.COOKIE, address).stream())
                .findFirst()
                .orElseGet(() -> Caller.anonymous(address));
    }

    @Override
    public void admit(Caller caller, Optional<Need> need, HttpServletRequest request) {
        if (need.isEmpty()) {
            if (OwnPages.changes(request)) {
                OwnPages.requireOwnOrigin(request); // another site must not sign a browser in
            }
            return;
        }
        if (!caller.isSignedIn()) {
            throw Refusals.notAuthenticated();
        }
        if (caller.via() == Via.COOKIE && OwnPages.changes(request)) {
            OwnPages.requireOwnOrigin(request);
            OwnPages.requireToken(
                    request,
                    sessions.peek(caller.session()).map(LiveSession::csrf).orElse(""));
        }
        var permission = need.get().permission();
        if (caller.mustChangePassword() && permission != Permission.ACCOUNT) {
            throw Refusals.passwordChangeRequired();
        }
        if (!caller.role().includes(permission.needs())) {
            throw Refusals.notEnoughPermissions();
        }
    }

    @Override
    public void answered(Caller caller, Answered answer, HttpServletRequest request) {}

    @Override
    public String cookie(SessionService.Begun session, HttpServletRequest request) {
        return SessionCookie.of(request)
                .set(new SessionSecret(session.secret()), Duration.between(clock.instant(), session.ends()));
    }

    @Override
    public String clearedCookie(HttpServletRequest request) {
        return SessionCookie.of(request).cleared();
    }

    private Optional<Caller> caller(SessionSecret secret, Via via, String address) {
        return sessions.use(secret, via).flatMap(session -> accounts.find(session.user())
                .filter(account -> account.accepts(session))
                .map(account -> account.caller(session, address)));
    }
}

package org.borgui.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.borgui.api.Secret;
import org.borgui.api.access.Caller;
import org.borgui.api.access.Caller.Via;
import org.borgui.api.access.Permission;
import org.borgui.api.access.SessionService;
import org.borgui.api.access.Verb;
import org.borgui.spi.web.RequestGate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Knows callers by their sessions and tokens, or by what their request proves, with the role they have at this moment. */
@Component
public final class SessionGate implements RequestGate {

    /** Attribute of a request: whether what vouches for its caller is sent by browsers unasked. */
    private static final String AMBIENT = "org.borgui.access.ambient";

    private final Accounts accounts;
    private final Sessions sessions;
    private final RequestSignIns ways;
    private final VouchedUsers vouched;
    private final AmbientTokens ambient;
    private final DownloadTickets tickets;
    private final KeptPolicy policy;
    private final RequestRecords records;
    private final Clock clock;

    @Activate
    public SessionGate(
            @Reference Accounts accounts,
            @Reference Sessions sessions,
            @Reference RequestSignIns ways,
            @Reference VouchedUsers vouched,
            @Reference AmbientTokens ambient,
            @Reference DownloadTickets tickets,
            @Reference KeptPolicy policy,
            @Reference RequestRecords records) {
        this(accounts, sessions, ways, vouched, ambient, tickets, policy, records, Clock.systemUTC());
    }

    SessionGate(
            Accounts accounts,
            Sessions sessions,
            RequestSignIns ways,
            VouchedUsers vouched,
            AmbientTokens ambient,
            DownloadTickets tickets,
            KeptPolicy policy,
            RequestRecords records,
            Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.ways = ways;
        this.vouched = vouched;
        this.ambient = ambient;
        this.tickets = tickets;
        this.policy = policy;
        this.records = records;
        this.clock = clock;
    }

    @Override
    public Caller identify(HttpServletRequest request) {
        try {
            return who(request);
        } finally {
            records.begin(); // what was written to find out is not what the request changes
        }
    }

    private Caller who(HttpServletRequest request) {
        var address = request.getRemoteAddr();
        var token = Credentials.token(request);
        if (token.isPresent()) {
            return caller(token.get(), Sessions.TOKENS, address)
                    .or(() -> vouchedFor(request, address))
                    .orElseThrow(Refusals::notAuthenticated);
        }
        // before the cookie: whom a proxy vouches for must not go on as somebody who sat there before
        return vouchedFor(request, address).orElseGet(() -> byCookie(request, address));
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
        if (OwnPages.changes(request)) {
            requireOwnPage(caller, request);
        } else if (need.get().download() && !tickets.spend(caller, request)) {
            requireOwnPage(caller, request);
        }
        var permission = need.get().permission();
        if (caller.mustChangePassword() && permission != Permission.ACCOUNT) {
            throw Refusals.passwordChangeRequired();
        }
        if (permission != Permission.ACCOUNT && policy.keepsBack(caller)) {
            throw Refusals.secondFactorRequired();
        }
        if (!caller.role().includes(permission.needs())) {
            throw Refusals.notEnoughPermissions();
        }
        if (need.get().critical()) {
            Proof.require(caller, permission.resource(), sessions);
        } else {
            Proof.requireScope(caller, permission.resource(), OwnPages.changes(request) ? Verb.WRITE : Verb.READ);
        }
    }

    @Override
    public void answered(Caller caller, Answered answer, HttpServletRequest request) {
        records.end(caller, answer, request);
    }

    @Override
    public String cookie(SessionService.Begun session, HttpServletRequest request) {
        return SessionCookie.of(request).set(session.secret(), Duration.between(clock.instant(), session.ends()));
    }

    @Override
    public String clearedCookie(HttpServletRequest request) {
        return SessionCookie.of(request).cleared();
    }

    @Override
    public String cookieName(String name, HttpServletRequest request) {
        return SessionCookie.of(name, request).name();
    }

    @Override
    public String cookie(String name, Secret value, Duration age, HttpServletRequest request) {
        var cookie = SessionCookie.of(request).named(name);
        return value.isEmpty() ? cookie.cleared() : cookie.set(value, age);
    }

    private Caller byCookie(HttpServletRequest request, String address) {
        var name = SessionCookie.of(request).name();
        return Credentials.cookies(request, name).stream()
                .flatMap(secret -> caller(secret, Set.of(Via.COOKIE), address).stream())
                .findFirst()
                .orElseGet(() -> Caller.anonymous(address));
    }

    private Optional<Caller> vouchedFor(HttpServletRequest request, String address) {
        return ways.identify(request).map(found -> {
            request.setAttribute(AMBIENT, found.way().isAmbient());
            return vouched.caller(found, address);
        });
    }

    /** Where a browser shows by itself who it is, its page has to show that it is ours. */
    private void requireOwnPage(Caller caller, HttpServletRequest request) {
        if (caller.via() == Via.COOKIE) {
            OwnPages.requireOwnOrigin(request);
            OwnPages.requireToken(
                    request,
                    sessions.peek(caller.session()).map(LiveSession::csrf).orElse(""));
        } else if (caller.via() == Via.REQUEST && !Boolean.FALSE.equals(request.getAttribute(AMBIENT))) {
            OwnPages.requireOwnOrigin(request);
            OwnPages.requireToken(request, ambient.of(caller.user()));
        }
    }

    private Optional<Caller> caller(SessionSecret secret, Set<Via> kinds, String address) {
        return sessions.use(secret, kinds).flatMap(session -> accounts.find(session.user())
                .filter(account -> account.accepts(session))
                .map(account -> account.caller(session, address)));
    }
}

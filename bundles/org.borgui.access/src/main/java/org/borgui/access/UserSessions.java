package org.borgui.access;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.borgui.api.Secret;
import org.borgui.api.UserId;
import org.borgui.api.access.Caller;
import org.borgui.api.access.Caller.Via;
import org.borgui.api.access.SessionService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What people see of their sessions, and how they end them. */
@Component
public final class UserSessions implements SessionService {

    private static final Logger LOG = LoggerFactory.getLogger(UserSessions.class);
    private static final Client UNKNOWN = new Client("", "");

    private final Accounts accounts;
    private final Sessions sessions;
    private final PasswordSessions passwords;
    private final AmbientTokens ambient;
    private final Trail trail;

    @Activate
    public UserSessions(
            @Reference Accounts accounts,
            @Reference Sessions sessions,
            @Reference PasswordSessions passwords,
            @Reference AmbientTokens ambient,
            @Reference Trail trail) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.passwords = passwords;
        this.ambient = ambient;
        this.trail = trail;
    }

    @Override
    public SignedIn signIn(String username, Secret password, Via via, Client client) {
        var signed = passwords.signIn(username, password, via, client);
        return new SignedIn(signed.begun().map(UserSessions::toBegun), signed.challenge());
    }

    @Override
    public Begun signInByCode(Secret challenge, String code, Via via, Client client) {
        return toBegun(passwords.signInByCode(challenge, code, via, client));
    }

    @Override
    public Begun prove(Caller caller, Secret password, String code) {
        return toBegun(passwords.prove(caller, password, code));
    }

    @Override
    public Begun refresh(Caller caller) {
        var session = sessions.peek(caller.session())
                .filter(found -> caller.via() == Via.BEARER)
                .orElseThrow(Refusals::noRefresh);
        return toBegun(sessions.renew(session, true, false, writing -> writing.get(
                        UserDocument.KIND, caller.user().value())
                .filter(user -> user.value().rights().active())
                .orElseThrow(Refusals::notAuthenticated)));
    }

    @Override
    public String csrf(Caller caller) {
        return switch (caller.via()) {
            case COOKIE ->
                sessions.peek(caller.session()).map(LiveSession::csrf).orElse("");
            case REQUEST -> ambient.of(caller.user());
            default -> "";
        };
    }

    @Override
    public void end(Caller caller) {
        if (caller.via() == Via.COOKIE || caller.via() == Via.BEARER) { // a program's token is revoked, not signed out
            sessions.end(caller.session());
            trail.did(caller, "logout", "", null);
            LOG.info("{} signed out", caller.username());
        }
    }

    @Override
    public boolean isLive(Caller caller) {
        var account = accounts.find(caller.user());
        if (caller.via() == Via.REQUEST) {
            return account.filter(found -> found.user().rights().active()).isPresent();
        }
        return sessions.peek(caller.session())
                .filter(session -> session.user().equals(caller.user()))
                .filter(session ->
                        account.filter(found -> found.accepts(session)).isPresent())
                .isPresent();
    }

    @Override
    public List<Session> list(Caller caller, UserId user) {
        accounts.requireSelfOrAdmin(caller, user);
        return sessions.of(user).stream()
                .filter(session -> session.document().isSession())
                .sorted(Comparator.comparing(
                                (LiveSession session) -> session.document().used())
                        .reversed())
                .map(session -> toSession(session, caller))
                .toList();
    }

    @Override
    public void end(Caller caller, UserId user, long session) {
        accounts.requireSelfOrAdmin(caller, user);
        var found = sessions.peek(session)
                .filter(one -> one.user().equals(user) && one.document().isSession())
                .orElseThrow(Refusals::sessionNotFound);
        sessions.end(found.number());
    }

    @Override
    public int endOthers(Caller caller, UserId user) {
        accounts.requireSelfOrAdmin(caller, user);
        var others = sessions.of(user).stream()
                .filter(session -> session.document().isSession() && session.number() != caller.session())
                .toList();
        others.forEach(session -> sessions.end(session.number()));
        return others.size();
    }

    private static Session toSession(LiveSession session, Caller caller) {
        var document = session.document();
        return new Session(
                session.number(),
                session.kind(),
                Optional.ofNullable(document.client()).orElse(UNKNOWN),
                document.created(),
                document.used(),
                Objects.requireNonNull(document.ends()),
                session.number() == caller.session());
    }

    static Begun toBegun(Sessions.Begun begun) {
        return new Begun(
                begun.secret().text(),
                begun.session().csrf(),
                Account.toUser(begun.user()),
                Objects.requireNonNull(begun.session().document().ends()));
    }
}

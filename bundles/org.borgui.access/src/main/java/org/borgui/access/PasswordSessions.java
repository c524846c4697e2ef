package org.borgui.access;

import java.time.Clock;
import java.util.Optional;
import org.borgui.api.Secret;
import org.borgui.api.UserId;
import org.borgui.api.access.Caller;
import org.borgui.api.access.Caller.Via;
import org.borgui.api.access.SessionService;
import org.borgui.spi.signin.PasswordSignIn.Checked;
import org.borgui.state.State.Writing;
import org.borgui.state.Stored;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sessions that begin with a name and a password of this server. */
@Component
public final class PasswordSessions implements SessionService {

    private static final Logger LOG = LoggerFactory.getLogger(PasswordSessions.class);

    private final Accounts accounts;
    private final Sessions sessions;
    private final PasswordChecks checks;
    private final Clock clock;

    @Activate
    public PasswordSessions(
            @Reference Accounts accounts, @Reference Sessions sessions, @Reference PasswordChecks checks) {
        this(accounts, sessions, checks, Clock.systemUTC());
    }

    PasswordSessions(Accounts accounts, Sessions sessions, PasswordChecks checks, Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.checks = checks;
        this.clock = clock;
    }

    @Override
    public Begun signIn(String username, Secret password, Via via, String address) {
        if (via != Via.COOKIE && via != Via.BEARER) {
            throw new IllegalArgumentException("nobody signs in via " + via);
        }
        var user = accounts.named(username);
        var hash = user.map(Stored::value)
                .filter(value -> value.rights().active())
                .flatMap(value -> Optional.ofNullable(value.password().hash()));
        var checked = check(username, password, hash, address);
        if (!checked.right() || user.isEmpty()) {
            throw Refusals.incorrectCredentials();
        }
        var begun =
                sessions.begin(via, writing -> admit(writing, user.get().id(), hash.orElse(""), checked.betterHash()));
        var id = new UserId(begun.user().id());
        accounts.forget(id);
        LOG.info("{} signed in from {}", begun.user().value().username(), address);
        return new Begun(
                begun.secret().text(),
                begun.session().csrf(),
                Account.toUser(begun.user()),
                begun.session().ends());
    }

    @Override
    public String csrf(Caller caller) {
        return caller.via() == Via.COOKIE
                ? sessions.peek(caller.session()).map(LiveSession::csrf).orElse("")
                : "";
    }

    @Override
    public void end(Caller caller) {
        if (caller.session() != 0) {
            sessions.end(caller.session());
            LOG.info("{} signed out", caller.username());
        }
    }

    @Override
    public boolean isLive(Caller caller) {
        return sessions.peek(caller.session())
                .filter(session -> session.user().equals(caller.user()))
                .filter(session -> accounts.find(caller.user())
                        .filter(account -> account.accepts(session))
                        .isPresent())
                .isPresent();
    }

    private Checked check(String username, Secret password, Optional<String> hash, String address) {
        var checked = checks.check(username, password, hash, address);
        if (!checked.right()) {
            // without the name: people type passwords into the wrong field
            LOG.warn("A sign-in from {} failed", address);
        }
        return checked;
    }

    /** Looks again, within the transaction: the user may have been disabled, or got another password, meanwhile. */
    private Stored<UserDocument> admit(Writing writing, long id, String hash, Optional<String> better) {
        var user = writing.get(UserDocument.KIND, id)
                .filter(stored -> stored.value().rights().active())
                .filter(stored -> hash.equals(stored.value().password().hash()))
                .orElseThrow(Refusals::incorrectCredentials);
        var value = user.value().signedIn(clock.instant());
        return writing.put(
                UserDocument.KIND,
                user.with(better.map(value.password()::hashed)
                        .map(value::withPassword)
                        .orElse(value)));
    }
}

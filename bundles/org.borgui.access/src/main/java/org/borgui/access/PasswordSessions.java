package org.borgui.access;

import java.time.Clock;
import java.util.Optional;
import org.borgui.api.Secret;
import org.borgui.api.UserId;
import org.borgui.api.access.Caller;
import org.borgui.api.access.Caller.Via;
import org.borgui.api.access.SessionService.Client;
import org.borgui.state.State.Writing;
import org.borgui.state.Stored;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins sessions with a name and a password of this server, and lets people prove themselves anew. */
@Component(service = PasswordSessions.class)
public final class PasswordSessions {

    private static final Logger LOG = LoggerFactory.getLogger(PasswordSessions.class);
    private static final String WAY = UserDocument.LOCAL;

    private final Accounts accounts;
    private final Sessions sessions;
    private final PasswordChecks checks;
    private final Trail trail;
    private final Clock clock;

    @Activate
    public PasswordSessions(
            @Reference Accounts accounts,
            @Reference Sessions sessions,
            @Reference PasswordChecks checks,
            @Reference Trail trail) {
        this(accounts, sessions, checks, trail, Clock.systemUTC());
    }

    PasswordSessions(Accounts accounts, Sessions sessions, PasswordChecks checks, Trail trail, Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.checks = checks;
        this.trail = trail;
        this.clock = clock;
    }

    Sessions.Begun signIn(String username, Secret password, Via via, Client client) {
        if (via != Via.COOKIE && via != Via.BEARER) {
            throw new IllegalArgumentException("nobody signs in via " + via);
        }
        var user = accounts.named(username);
        var hash =
                user.map(Stored::value).filter(value -> value.rights().active()).flatMap(UserDocument::usableHash);
        var id = user.map(stored -> new UserId(stored.id()));
        var checked = checks.check(username, password, id, hash, client.address());
        if (!checked.right() || user.isEmpty()) {
            throw Refusals.incorrectCredentials();
        }
        var begun = sessions.begin(
                via, client, writing -> admit(writing, user.get().id(), hash.orElse(""), checked.betterHash()));
        accounts.forget(id.orElseThrow());
        var name = begun.user().value().username();
        trail.signIn("local_login_succeeded", true, id, name, WAY, client.address());
        LOG.info("{} signed in from {}", name, client.address());
        return begun;
    }

    /** The caller's session under a new secret, after the password was shown again. */
    Sessions.Begun prove(Caller caller, Secret password) {
        var session = sessions.peek(caller.session())
                .filter(found -> caller.via() == Via.COOKIE)
                .orElseThrow(Refusals::noBrowserSession);
        var known =
                accounts.find(caller.user()).flatMap(account -> account.user().usableHash());
        var checked = checks.check(caller.username(), password, Optional.of(caller.user()), known, caller.address());
        if (!checked.right() || known.isEmpty()) {
            throw Refusals.currentPasswordIncorrect();
        }
        var begun = sessions.renew(
                session,
                false,
                true,
                writing -> unchanged(writing, caller.user().value(), known.get()));
        trail.did(caller, "step_up", "", null);
        return begun;
    }

    /** Looks again, within the transaction: the user may have been disabled, or got another password, meanwhile. */
    private Stored<UserDocument> admit(Writing writing, long id, String hash, Optional<String> better) {
        var user = unchanged(writing, id, hash);
        var value = user.value().signedIn(clock.instant());
        return writing.put(
                UserDocument.KIND,
                user.with(better.map(value.password()::hashed)
                        .map(value::withPassword)
                        .orElse(value)));
    }

    private static Stored<UserDocument> unchanged(Writing writing, long id, String hash) {
        return writing.get(UserDocument.KIND, id)
                .filter(stored -> stored.value().rights().active())
                .filter(stored -> stored.value().usableHash().equals(Optional.of(hash)))
                .orElseThrow(Refusals::incorrectCredentials);
    }
}

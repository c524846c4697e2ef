package org.borgui.access;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
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
    private static final int MOST_WRONG_CODES = 5;
    private static final Duration CODE_AWAITED = Duration.ofMinutes(10);

    /** Somebody whose password was right, before the code is. */
    private record Waiting(
            UserId user, long generation, String hash, Optional<String> better, AtomicInteger wrongCodes) {}

    /** What came of a right password: a session, or a text to come back with together with a code. */
    record Signed(Optional<Sessions.Begun> begun, Secret challenge) {}

    private final Accounts accounts;
    private final Sessions sessions;
    private final PasswordChecks checks;
    private final CodeChecks codes;
    private final KeptPolicy policy;
    private final Trail trail;
    private final Clock clock;
    private final OneShots<Waiting> waiting;

    @Activate
    public PasswordSessions(
            @Reference Accounts accounts,
            @Reference Sessions sessions,
            @Reference PasswordChecks checks,
            @Reference CodeChecks codes,
            @Reference KeptPolicy policy,
            @Reference Trail trail) {
        this(accounts, sessions, checks, codes, policy, trail, Clock.systemUTC());
    }

    PasswordSessions(
            Accounts accounts,
            Sessions sessions,
            PasswordChecks checks,
            CodeChecks codes,
            KeptPolicy policy,
            Trail trail,
            Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.checks = checks;
        this.codes = codes;
        this.policy = policy;
        this.trail = trail;
        this.clock = clock;
        this.waiting = new OneShots<>(clock, CODE_AWAITED);
    }

    Signed signIn(String username, Secret password, Via via, Client client) {
        requireSession(via);
        policy.requireLocalSignIn();
        var user = accounts.named(username);
        var hash =
                user.map(Stored::value).filter(value -> value.rights().active()).flatMap(UserDocument::usableHash);
        var id = user.map(stored -> new UserId(stored.id()));
        var checked = checks.check(username, password, id, hash, client.address());
        if (!checked.right() || user.isEmpty()) {
            throw Refusals.incorrectCredentials();
        }
        var known = new Waiting(
                id.orElseThrow(),
                user.get().value().generation(),
                hash.orElse(""),
                checked.betterHash(),
                new AtomicInteger());
        if (user.get().value().usableFactor().isPresent()) {
            trail.signIn("second_factor_asked", true, id, user.get().value().username(), WAY, client.address());
            return new Signed(Optional.empty(), waiting.keep(known, known.user()));
        }
        return new Signed(
                Optional.of(begin("local_login_succeeded", known, Optional.empty(), via, client)), Secret.empty());
    }

    /** Begins the session of somebody whose password was right, with a code of the second factor. */
    Sessions.Begun signInByCode(Secret challenge, String code, Via via, Client client) {
        requireSession(via);
        policy.requireLocalSignIn();
        var known = waiting.find(challenge).orElseThrow(Refusals::expired);
        var user = accounts.stored(known.user()).orElseThrow(Refusals::expired);
        var right = codes.check(user, code, client.address());
        if (right.isEmpty()) {
            if (known.wrongCodes().incrementAndGet() >= MOST_WRONG_CODES) {
                waiting.take(challenge);
            }
            throw Refusals.wrongCode();
        }
        if (waiting.take(challenge).isEmpty()) {
            throw Refusals.expired();
        }
        return begin("totp_login_succeeded", known, right, via, client);
    }

    private Sessions.Begun begin(String type, Waiting known, Optional<Code> code, Via via, Client client) {
        var begun = sessions.begin(via, client, writing -> admit(writing, known, code));
        accounts.forget(known.user());
        var user = begun.user().value();
        trail.signIn(type, true, Optional.of(known.user()), user.username(), WAY, client.address());
        code.ifPresent(used -> tellRecovery(used, known.user(), user, client.address()));
        LOG.info("{} signed in from {}", user.username(), client.address());
        return begun;
    }

    private void tellRecovery(Code used, UserId id, UserDocument user, String address) {
        if (used.recovery() != null) {
            trail.signIn("recovery_code_used", true, Optional.of(id), user.username(), WAY, address);
        }
    }

    /** The caller's session under a new secret, after the password, and the second factor, was shown again. */
    Sessions.Begun prove(Caller caller, Secret password, String code) {
        var session = sessions.peek(caller.session())
                .filter(found -> caller.via() == Via.COOKIE)
                .orElseThrow(Refusals::noBrowserSession);
        var shown = requirePassword(caller, password);
        var right = requireCode(caller, code);
        var begun = sessions.renew(session, false, true, writing -> used(writing, caller.user(), shown, right));
        accounts.forget(caller.user());
        trail.did(caller, "step_up", "", null);
        return begun;
    }

    /** The hash of the caller's password, which was given once more. */
    String requirePassword(Caller caller, Secret password) {
        var known =
                accounts.find(caller.user()).flatMap(account -> account.user().usableHash());
        var checked = checks.check(caller.username(), password, Optional.of(caller.user()), known, caller.address());
        if (!checked.right()) {
            throw Refusals.currentPasswordIncorrect();
        }
        return known.orElseThrow(Refusals::currentPasswordIncorrect);
    }

    /** The code of the caller's second factor, which was given once more; empty for a caller without one. */
    Optional<Code> requireCode(Caller caller, String code) {
        var user = accounts.stored(caller.user()).orElseThrow(Refusals::notAuthenticated);
        if (user.value().usableFactor().isEmpty()) {
            return Optional.empty();
        }
        if (code.isBlank()) {
            throw Refusals.codeRequired();
        }
        return Optional.of(codes.check(user, code, caller.address()).orElseThrow(Refusals::wrongOwnCode));
    }

    /** Looks again, within the transaction: the user may have been disabled, or got another password, meanwhile. */
    private Stored<UserDocument> admit(Writing writing, Waiting known, Optional<Code> code) {
        var user = used(writing, known.user(), known.hash(), code);
        if (user.value().generation() != known.generation()) {
            throw Refusals.incorrectCredentials(); // all sessions were ended meanwhile, and this one with them
        }
        var value = user.value().signedIn(clock.instant());
        return writing.put(
                UserDocument.KIND,
                user.with(known.better()
                        .map(value.password()::hashed)
                        .map(value::withPassword)
                        .orElse(value)));
    }

    /** Uses a code of a user who is still who was checked; a second factor set up meanwhile has not been shown. */
    static Stored<UserDocument> used(Writing writing, UserId id, String hash, Optional<Code> code) {
        var user = writing.get(UserDocument.KIND, id.value())
                .filter(stored -> stored.value().rights().active())
                .filter(stored -> stored.value().usableHash().equals(Optional.of(hash)))
                .filter(stored -> stored.value().usableFactor().isPresent() == code.isPresent())
                .orElseThrow(Refusals::incorrectCredentials);
        if (code.isEmpty()) {
            return user;
        }
        var after = user.value().usableFactor().flatMap(factor -> factor.after(code.get()));
        return writing.put(
                UserDocument.KIND, user.with(user.value().withSecondFactor(after.orElseThrow(Refusals::wrongCode))));
    }

    static void requireSession(Via via) {
        if (via != Via.COOKIE && via != Via.BEARER) {
            throw new IllegalArgumentException("nobody signs in via " + via);
        }
    }
}

package org.borgui.access;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.borgui.access.OwnPasskeys.OwnPasskey;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.Secret;
import org.borgui.api.UserId;
import org.borgui.api.access.Caller;
import org.borgui.api.access.Caller.Via;
import org.borgui.api.access.PasskeyService;
import org.borgui.api.access.SessionService;
import org.borgui.api.access.SessionService.Client;
import org.borgui.spi.signin.Passkeys;
import org.borgui.spi.signin.Passkeys.Claim;
import org.borgui.spi.signin.Passkeys.Kept;
import org.borgui.spi.state.StateStore.Durability;
import org.borgui.state.State;
import org.borgui.state.State.Writing;
import org.borgui.state.Stored;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins sessions with passkeys. */
@Component
public final class PasskeySessions implements PasskeyService {

    private static final Logger LOG = LoggerFactory.getLogger(PasskeySessions.class);
    private static final Duration ASKED = Duration.ofMinutes(5);
    private static final String WAY = "passkey";

    /** A passkey whose answer was right, and what is kept of it from now on. */
    private record Right(UserId user, OwnPasskey before, String after) {}

    private final State state;
    private final Accounts accounts;
    private final Sessions sessions;
    private final StoredPasskeys stored;
    private final CurrentPasskeys passkeys;
    private final GuessGuard guard;
    private final KeptPolicy policy;
    private final Trail trail;
    private final Clock clock;
    private final Seldom limited;
    private final OneShots<Secret> asked;

    @Activate
    public PasskeySessions(
            @Reference State state,
            @Reference Accounts accounts,
            @Reference Sessions sessions,
            @Reference StoredPasskeys stored,
            @Reference CurrentPasskeys passkeys,
            @Reference GuessGuard guard,
            @Reference KeptPolicy policy,
            @Reference Trail trail) {
        this(state, accounts, sessions, stored, passkeys, guard, policy, trail, Clock.systemUTC());
    }

    PasskeySessions(
            State state,
            Accounts accounts,
            Sessions sessions,
            StoredPasskeys stored,
            CurrentPasskeys passkeys,
            GuessGuard guard,
            KeptPolicy policy,
            Trail trail,
            Clock clock) {
        this.state = state;
        this.accounts = accounts;
        this.sessions = sessions;
        this.stored = stored;
        this.passkeys = passkeys;
        this.guard = guard;
        this.policy = policy;
        this.trail = trail;
        this.clock = clock;
        this.limited = new Seldom(clock, Duration.ofMinutes(1));
        this.asked = new OneShots<>(clock, ASKED);
    }

    @Override
    public Optional<String> domain() {
        return passkeys.get().filter(there -> !policy.isLocalSignInOff()).map(Passkeys::domain);
    }

    @Override
    public List<Passkey> list(Caller caller) {
        return stored.list(caller);
    }

    @Override
    public Ceremony prepare(Caller caller, Secret password, String code) {
        return stored.prepare(caller, password, code);
    }

    @Override
    public Passkey add(Caller caller, Secret token, String answer, String name) {
        return stored.add(caller, token, answer, name);
    }

    @Override
    public Passkey rename(Caller caller, long number, String name) {
        return stored.rename(caller, number, name);
    }

    @Override
    public void remove(Caller caller, long number) {
        stored.remove(caller, number);
    }

    @Override
    public Ceremony begin(String address) {
        policy.requireLocalSignIn();
        var question = passkeys.require().forSignIn();
        return new Ceremony(asked.keep(question.challenge(), Throttle.source(address)), question.options());
    }

    @Override
    public SessionService.Begun signIn(Secret token, String answer, Via via, Client client) {
        PasswordSessions.requireSession(via);
        policy.requireLocalSignIn();
        var checker = passkeys.require();
        var challenge = asked.take(token).orElseThrow(Refusals::expired);
        var claim = claim(checker, answer);
        var user = OwnPasskeys.user(claim.handle()).flatMap(accounts::stored);
        var right = attempt(user, claim, client.address(), () -> right(checker, challenge, user, claim, answer));
        var begun = begin(right, via, client);
        accounts.forget(right.user());
        var name = begun.user().value().username();
        trail.signIn("passkey_login_succeeded", true, Optional.of(right.user()), name, WAY, client.address());
        LOG.info("{} signed in with a passkey from {}", name, client.address());
        return UserSessions.toBegun(begun);
    }

    private Sessions.Begun begin(Right right, Via via, Client client) {
        try {
            return sessions.begin(via, client, writing -> admit(writing, right));
        } catch (RefusedException e) {
            trail.signIn("passkey_login_failed", false, Optional.of(right.user()), "", WAY, client.address());
            throw e;
        }
    }

    /** What cannot be read claims to be nobody's, and counts like any that is wrong. */
    private static Claim claim(Passkeys checker, String answer) {
        try {
            return checker.claim(answer);
        } catch (RefusedException e) {
            return new Claim("", "");
        }
    }

    private Right attempt(
            Optional<Stored<UserDocument>> user, Claim claim, String address, Supplier<Optional<Right>> check) {
        var id = user.map(found -> new UserId(found.id()));
        var name = user.map(found -> found.value().username()).orElse("");
        try {
            return guard.attempt("passkey " + claim.id(), address, guesses -> {}, counted -> check.get())
                    .orElseThrow(() -> {
                        trail.signIn("passkey_login_failed", false, id, name, WAY, address);
                        return Refusals.invalidPasskey();
                    });
        } catch (RefusedException e) {
            if (e.reason() == Reason.TOO_MANY && limited.isDue(Throttle.source(address))) {
                trail.signIn("passkey_login_rate_limited", false, id, name, WAY, address);
            }
            throw e;
        }
    }

    private Optional<Right> right(
            Passkeys checker, Secret challenge, Optional<Stored<UserDocument>> user, Claim claim, String answer) {
        var known = user.filter(PasskeySessions::mayUse)
                .flatMap(found -> Optional.ofNullable(found.value().passkeys()))
                .filter(own -> own.handle().equals(claim.handle()))
                .flatMap(own -> own.byId(claim.id()))
                .filter(own -> !own.blocked());
        if (known.isEmpty()) {
            return Optional.empty();
        }
        var id = new UserId(user.orElseThrow().id());
        var checked =
                checker.check(challenge, new Kept(known.get().id(), known.get().data()), answer);
        return switch (checked.outcome()) {
            case RIGHT ->
                Optional.of(new Right(id, known.get(), checked.passkey().data()));
            case WRONG -> Optional.empty();
            case COPIED -> {
                block(user.get(), known.get());
                yield Optional.empty();
            }
        };
    }

    private void block(Stored<UserDocument> user, OwnPasskey copied) {
        state.write(
                Durability.DURABLE,
                writing -> writing.update(UserDocument.KIND, user.id(), now -> {
                    var own = now.passkeys();
                    return own == null ? now : now.withPasskeys(own.changed(copied.number(), OwnPasskey::shut));
                }));
        accounts.forget(new UserId(user.id()));
        var sentence =
                "The passkey '%s' of %s was used with an older count than before: another device may have a copy."
                        .formatted(copied.name(), user.value().username());
        LOG.warn("{}", sentence);
        trail.blocked(new UserId(user.id()), user.value().username(), sentence);
    }

    /** Looks again, within the transaction: user and passkey may have gone, and another answer may have come first. */
    private Stored<UserDocument> admit(Writing writing, Right right) {
        var user = writing.get(UserDocument.KIND, right.user().value())
                .filter(PasskeySessions::mayUse)
                .orElseThrow(Refusals::invalidPasskey);
        var own = Optional.ofNullable(user.value().passkeys()).orElseThrow(Refusals::invalidPasskey);
        if (!own.byNumber(right.before().number()).equals(Optional.of(right.before()))) {
            throw Refusals.invalidPasskey();
        }
        var now = clock.instant();
        var after = own.changed(right.before().number(), one -> one.usedAt(now, right.after()));
        return writing.put(
                UserDocument.KIND, user.with(user.value().withPasskeys(after).signedIn(now)));
    }

    private static boolean mayUse(Stored<UserDocument> user) {
        return user.value().rights().active() && user.value().source().equals(UserDocument.LOCAL);
    }
}

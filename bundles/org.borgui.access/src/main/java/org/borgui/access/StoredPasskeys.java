package org.borgui.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.borgui.access.OwnPasskeys.OwnPasskey;
import org.borgui.api.Secret;
import org.borgui.api.UserId;
import org.borgui.api.access.Caller;
import org.borgui.api.access.PasskeyService;
import org.borgui.api.access.Resource;
import org.borgui.spi.state.StateStore.Durability;
import org.borgui.state.State;
import org.borgui.state.Stored;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A user's own passkeys. Signing in with them is the business of {@link PasskeySessions}. */
@Component(service = StoredPasskeys.class)
public final class StoredPasskeys {

    static final int MOST = 20;

    private static final Duration ASKED = Duration.ofMinutes(5);

    /** Whose passkey is to be made, and what the browser was asked. */
    private record Asked(UserId user, long generation, String handle, Secret challenge) {}

    private final State state;
    private final Accounts accounts;
    private final Sessions sessions;
    private final PasswordSessions proofs;
    private final CurrentPasskeys passkeys;
    private final Clock clock;
    private final OneShots<Asked> asked;
    private final SecureRandom random = new SecureRandom();

    @Activate
    public StoredPasskeys(
            @Reference State state,
            @Reference Accounts accounts,
            @Reference Sessions sessions,
            @Reference PasswordSessions proofs,
            @Reference CurrentPasskeys passkeys) {
        this(state, accounts, sessions, proofs, passkeys, Clock.systemUTC());
    }

    StoredPasskeys(
            State state,
            Accounts accounts,
            Sessions sessions,
            PasswordSessions proofs,
            CurrentPasskeys passkeys,
            Clock clock) {
        this.state = state;
        this.accounts = accounts;
        this.sessions = sessions;
        this.proofs = proofs;
        this.passkeys = passkeys;
        this.clock = clock;
        this.asked = new OneShots<>(clock, ASKED);
    }

    List<PasskeyService.Passkey> list(Caller caller) {
        return Optional.ofNullable(self(caller).value().passkeys()).stream()
                .flatMap(own -> own.all().stream())
                .map(StoredPasskeys::shown)
                .toList();
    }

    PasskeyService.Ceremony prepare(Caller caller, Secret password, String code) {
        var checker = passkeys.require();
        var user = self(caller);
        if (user.value().usableHash().isEmpty()) {
            throw Refusals.passwordSource();
        }
        var hash = proofs.requirePassword(caller, password);
        var right = proofs.requireCode(caller, code);
        state.write(Durability.DURABLE, writing -> PasswordSessions.used(writing, caller.user(), hash, right));
        accounts.forget(caller.user());
        var own = own(user);
        if (own.all().size() >= MOST) {
            throw Refusals.tooManyPasskeys(MOST);
        }
        var question = checker.forNew(
                own.handle(),
                user.value().username(),
                own.all().stream().map(OwnPasskey::id).toList());
        var token = asked.keep(
                new Asked(caller.user(), user.value().generation(), own.handle(), question.challenge()), caller.user());
        return new PasskeyService.Ceremony(token, question.options());
    }

    PasskeyService.Passkey add(Caller caller, Secret token, String answer, String name) {
        var named = UserRules.label(name).orElseThrow(Refusals::passkeyName);
        var mine = asked.take(token)
                .filter(found -> found.user().equals(caller.user()))
                .orElseThrow(Refusals::expired);
        var made = passkeys.require().made(mine.challenge(), answer);
        var kept = change(caller.user(), user -> {
            if (user.generation() != mine.generation()) {
                throw Refusals.expired(); // the password or the second factor was changed meanwhile
            }
            var own = Optional.ofNullable(user.passkeys()).orElse(new OwnPasskeys(mine.handle(), 1, List.of()));
            if (!own.handle().equals(mine.handle())) {
                throw Refusals.expired(); // another page was quicker
            }
            if (own.all().size() >= MOST) {
                throw Refusals.tooManyPasskeys(MOST);
            }
            if (own.byId(made.id()).isPresent()) {
                throw Refusals.passkeyKnown();
            }
            return user.withPasskeys(own.with(made.id(), made.data(), named, clock.instant()));
        });
        return shown(find(kept, made.id()));
    }

    PasskeyService.Passkey rename(Caller caller, long number, String name) {
        var named = UserRules.label(name).orElseThrow(Refusals::passkeyName);
        requireOwn(caller, number);
        var kept = change(
                caller.user(), user -> user.withPasskeys(required(user).changed(number, one -> one.named(named))));
        return shown(required(kept).byNumber(number).orElseThrow(Refusals::noSuchPasskey));
    }

    void remove(Caller caller, long number) {
        requireOwn(caller, number);
        Proof.require(caller, Resource.ACCOUNT, sessions);
        change(caller.user(), user -> user.withPasskeys(required(user).without(number)));
    }

    private void requireOwn(Caller caller, long number) {
        var own = self(caller).value().passkeys();
        if (own == null || own.byNumber(number).isEmpty()) {
            throw Refusals.noSuchPasskey();
        }
    }

    private UserDocument change(UserId id, UnaryOperator<UserDocument> change) {
        var changed = state.write(Durability.DURABLE, writing -> {
            var user = writing.get(UserDocument.KIND, id.value()).orElseThrow(Refusals::userNotFound);
            return writing.put(UserDocument.KIND, user.with(change.apply(user.value())));
        });
        accounts.forget(id);
        return changed.value();
    }

    private OwnPasskeys own(Stored<UserDocument> user) {
        var known = user.value().passkeys();
        return known == null ? OwnPasskeys.none(new UserId(user.id()), random) : known;
    }

    private Stored<UserDocument> self(Caller caller) {
        return accounts.stored(caller.user())
                .filter(user -> caller.isSignedIn() && user.value().rights().active())
                .orElseThrow(Refusals::notAuthenticated);
    }

    private static OwnPasskeys required(UserDocument user) {
        return Optional.ofNullable(user.passkeys()).orElseThrow(Refusals::noSuchPasskey);
    }

    private static OwnPasskey find(UserDocument user, String id) {
        return required(user).byId(id).orElseThrow(Refusals::noSuchPasskey);
    }

    private static PasskeyService.Passkey shown(OwnPasskey own) {
        return new PasskeyService.Passkey(own.number(), own.name(), own.created(), own.used(), own.blocked());
    }
}

package org.borgui.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.borgui.api.Secret;
import org.borgui.api.UserId;
import org.borgui.api.access.Caller;
import org.borgui.api.access.SecondFactorService;
import org.borgui.spi.signin.OneTimeCodes;
import org.borgui.spi.state.StateStore.Durability;
import org.borgui.state.State;
import org.borgui.state.State.Writing;
import org.borgui.state.Stored;
import org.borgui.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sets second factors up, and gives them up. */
@Component
public final class SecondFactors implements SecondFactorService {

    private static final Duration PREPARED = Duration.ofMinutes(15);
    private static final long NO_SESSION = 0;

    private record Prepared(UserId user, long generation, Secret seed, List<String> codes) {}

    private final State state;
    private final Accounts accounts;
    private final Sessions sessions;
    private final PasswordSessions proofs;
    private final CodeChecks checks;
    private final OneTimeCodes codes;
    private final SealedSeeds seeds;
    private final Vault vault;
    private final Clock clock;
    private final OneShots<Prepared> prepared;
    private final SecureRandom random = new SecureRandom();

    @Activate
    public SecondFactors(
            @Reference State state,
            @Reference Accounts accounts,
            @Reference Sessions sessions,
            @Reference PasswordSessions proofs,
            @Reference CodeChecks checks,
            @Reference CurrentOneTimeCodes codes,
            @Reference SealedSeeds seeds,
            @Reference Vault vault) {
        this(state, accounts, sessions, proofs, checks, codes, seeds, vault, Clock.systemUTC());
    }

    SecondFactors(
            State state,
            Accounts accounts,
            Sessions sessions,
            PasswordSessions proofs,
            CodeChecks checks,
            OneTimeCodes codes,
            SealedSeeds seeds,
            Vault vault,
            Clock clock) {
        this.state = state;
        this.accounts = accounts;
        this.sessions = sessions;
        this.proofs = proofs;
        this.checks = checks;
        this.codes = codes;
        this.seeds = seeds;
        this.vault = vault;
        this.clock = clock;
        this.prepared = new OneShots<>(clock, PREPARED);
    }

    @Override
    public Status status(Caller caller) {
        return self(caller)
                .value()
                .usableFactor()
                .map(factor -> new Status(true, factor.recovery().size()))
                .orElse(new Status(false, 0));
    }

    @Override
    public Setup prepare(Caller caller, Secret password) {
        var user = self(caller).value();
        if (user.usableHash().isEmpty()) {
            throw Refusals.passwordSource();
        }
        if (user.usableFactor().isPresent()) {
            throw Refusals.hasSecondFactor();
        }
        proofs.requirePassword(caller, password);
        var made = new Prepared(caller.user(), user.generation(), codes.seed(), RecoveryCodes.make(random));
        return new Setup(
                prepared.keep(made, caller.user()),
                made.seed(),
                codes.uri(made.seed(), user.username()),
                secrets(made.codes()));
    }

    @Override
    public List<Secret> enable(Caller caller, Secret token, String code) {
        var made = prepared.find(token)
                .filter(found -> found.user().equals(caller.user()))
                .orElseThrow(Refusals::expired);
        var first = checks.first(made.seed(), code).orElseThrow(Refusals::wrongOwnCode);
        if (prepared.take(token).isEmpty()) {
            throw Refusals.expired();
        }
        change(caller.user(), caller.session(), user -> {
            if (user.generation() != made.generation() || user.secondFactor() != null) {
                throw Refusals.expired(); // the password was changed meanwhile, or another page was quicker
            }
            return user.withSecondFactor(factor(made, first));
        });
        return secrets(made.codes());
    }

    @Override
    public void disable(Caller caller, Secret password, String code) {
        change(caller, password, code, null);
    }

    @Override
    public List<Secret> renewRecoveryCodes(Caller caller, Secret password, String code) {
        var made = RecoveryCodes.make(random);
        change(caller, password, code, made);
        return secrets(made);
    }

    @Override
    public void remove(Caller caller, UserId user) {
        accounts.requireAdmin(caller);
        Refusals.requireSomebodyElse(caller, user);
        change(user, NO_SESSION, before -> {
            var own = before.passkeys();
            if (before.secondFactor() == null && (own == null || own.all().isEmpty())) {
                throw Refusals.noSecondFactor();
            }
            return before.withSecondFactor(null).withoutPasskeys();
        });
    }

    /** Gives the caller's own up, or other recovery codes, and ends the caller's other sessions. */
    private void change(Caller caller, Secret password, String code, @Nullable List<String> recovery) {
        if (self(caller).value().usableFactor().isEmpty()) {
            throw Refusals.noSecondFactor();
        }
        var hash = proofs.requirePassword(caller, password);
        var right = proofs.requireCode(caller, code);
        change(
                caller.session(),
                writing -> PasswordSessions.used(writing, caller.user(), hash, right),
                user -> user.withSecondFactor(
                        recovery == null
                                ? null
                                : Objects.requireNonNull(user.secondFactor())
                                        .withRecovery(SecondFactor.hashes(caller.user(), recovery))));
    }

    private void change(UserId id, long except, UnaryOperator<UserDocument> change) {
        change(
                except,
                writing -> writing.get(UserDocument.KIND, id.value()).orElseThrow(Refusals::userNotFound),
                change);
    }

    /** Changes a user, whose sessions but one are over then. */
    private void change(long except, Function<Writing, Stored<UserDocument>> find, UnaryOperator<UserDocument> change) {
        var changed = state.write(Durability.DURABLE, writing -> {
            var user = find.apply(writing);
            var stored = writing.put(
                    UserDocument.KIND, user.with(change.apply(user.value()).signedOut()));
            Sessions.endAllBut(writing, except, stored);
            return stored;
        });
        sessions.endedAllBut(except, changed);
        accounts.forget(new UserId(changed.id()));
    }

    private SecondFactor factor(Prepared made, Code first) {
        var sealed = vault.seal(seeds.context(made.user().value()), made.seed());
        return new SecondFactor(
                sealed, clock.instant(), first.span(), SecondFactor.hashes(made.user(), made.codes()), 0, null);
    }

    private Stored<UserDocument> self(Caller caller) {
        return accounts.stored(caller.user())
                .filter(user -> caller.isSignedIn() && user.value().rights().active())
                .orElseThrow(Refusals::notAuthenticated);
    }

    private static List<Secret> secrets(List<String> codes) {
        return codes.stream().map(Secret::of).toList();
    }
}

package org.borgui.access;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.Secret;
import org.borgui.api.UserId;
import org.borgui.spi.signin.OneTimeCodes;
import org.borgui.spi.state.StateStore.Durability;
import org.borgui.state.State;
import org.borgui.state.Stored;
import org.borgui.vault.Vault;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks the codes of second factors, slowing down whoever guesses. */
@Component(service = CodeChecks.class)
public final class CodeChecks {

    private static final Logger LOG = LoggerFactory.getLogger(CodeChecks.class);

    private final State state;
    private final OneTimeCodes codes;
    private final SealedSeeds seeds;
    private final Vault vault;
    private final GuessGuard guard;
    private final Trail trail;
    private final Seldom limited;
    private final Clock clock;

    @Activate
    public CodeChecks(
            @Reference State state,
            @Reference CurrentOneTimeCodes codes,
            @Reference SealedSeeds seeds,
            @Reference Vault vault,
            @Reference GuessGuard guard,
            @Reference Trail trail) {
        this(state, codes, seeds, vault, guard, trail, Clock.systemUTC());
    }

    CodeChecks(
            State state,
            OneTimeCodes codes,
            SealedSeeds seeds,
            Vault vault,
            GuessGuard guard,
            Trail trail,
            Clock clock) {
        this.state = state;
        this.codes = codes;
        this.seeds = seeds;
        this.vault = vault;
        this.guard = guard;
        this.trail = trail;
        this.limited = new Seldom(clock, Duration.ofMinutes(1));
        this.clock = clock;
    }

    /**
     * Finds out which code of a user this is. What is wrong, and who has to wait, is recorded. A code that is right is used
     * by {@link SecondFactor#after}, in the transaction it is shown for.
     *
     * @return empty when it is wrong, or was used before
     */
    Optional<Code> check(Stored<UserDocument> user, String code, String address) {
        var id = new UserId(user.id());
        var name = user.value().username();
        try {
            var found = guard.attempt("second factor of " + id, address, guesses -> {}, counted -> right(user, code));
            if (found.isEmpty()) {
                LOG.warn("A second factor from {} was wrong", address);
                trail.signIn("totp_login_failed", false, Optional.of(id), name, UserDocument.LOCAL, address);
            }
            return found;
        } catch (RefusedException e) {
            if (e.reason() == Reason.TOO_MANY && limited.isDue(Throttle.source(address))) {
                trail.signIn("totp_login_rate_limited", false, Optional.of(id), name, UserDocument.LOCAL, address);
            }
            throw e;
        }
    }

    /** Whether it is the code of a seed that is not kept yet. */
    Optional<Code> first(Secret seed, String code) {
        var span = seed.isEmpty() ? OptionalLong.empty() : codes.span(seed, code, clock.instant());
        return span.isPresent() ? Optional.of(Code.oneTime(span.getAsLong())) : Optional.empty();
    }

    private Optional<Code> right(Stored<UserDocument> asked, String code) {
        var user = state.get(UserDocument.KIND, asked.id()).orElse(asked); // others may have guessed meanwhile
        var factor = user.value().usableFactor();
        if (factor.isEmpty()) {
            return Optional.empty();
        }
        var recovery = Code.recovery(RecoveryCodes.hash(new UserId(user.id()), code));
        if (factor.get().after(recovery).isPresent()) {
            return Optional.of(recovery);
        }
        var wait = factor.get().waits(clock.instant());
        if (!wait.isZero()) {
            throw Refusals.tooManyRequests(wait);
        }
        var found = first(open(user.id(), factor.get()), code)
                .filter(known -> factor.get().after(known).isPresent());
        if (found.isEmpty()) {
            mistaken(user.id());
        }
        return found;
    }

    private void mistaken(long user) {
        var now = clock.instant();
        state.write(
                Durability.RELAXED,
                writing -> writing.update(UserDocument.KIND, user, found -> found.usableFactor()
                        .map(factor -> found.withSecondFactor(factor.mistakenAt(now)))
                        .orElse(found)));
    }

    private Secret open(long user, SecondFactor factor) {
        try {
            return vault.open(seeds.context(user), factor.seed());
        } catch (IllegalStateException e) {
            LOG.error("The second factor of user {} cannot be read: {}", user, e.getMessage());
            return Secret.empty();
        }
    }
}

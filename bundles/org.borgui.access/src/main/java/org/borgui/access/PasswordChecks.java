package org.borgui.access;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.Secret;
import org.borgui.api.UserId;
import org.borgui.spi.signin.PasswordSignIn;
import org.borgui.spi.signin.PasswordSignIn.Checked;
import org.borgui.state.State;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks passwords, slowing down whoever guesses, and makes the hashes of new ones. */
// immediate: what it reads at its start is not to be read again for each sign-in
@Component(service = PasswordChecks.class, immediate = true)
public final class PasswordChecks {

    private static final Logger LOG = LoggerFactory.getLogger(PasswordChecks.class);

    private final PasswordSignIn passwords;
    private final Trail trail;
    private final Seldom limited;
    private final GuessGuard guard;
    private final Decoys decoys;
    private final SignInAlarm alarm;

    @Activate
    public PasswordChecks(
            @Reference CurrentPasswordSignIn passwords,
            @Reference State state,
            @Reference GuessGuard guard,
            @Reference Trail trail) {
        this(passwords, state, guard, trail, Clock.systemUTC());
    }

    PasswordChecks(PasswordSignIn passwords, State state, GuessGuard guard, Trail trail, Clock clock) {
        this.passwords = passwords;
        this.trail = trail;
        this.limited = new Seldom(clock, Duration.ofMinutes(1));
        this.guard = guard;
        this.decoys = new Decoys(state, clock);
        this.alarm = new SignInAlarm(clock, trail);
    }

    /**
     * Checks a password with the same work for every name. What is wrong, and who has to wait, is recorded.
     *
     * @param name whose password it should be, also when there is nobody of that name
     * @param user empty when there is nobody
     * @param hash empty when there is nobody, or nobody who may sign in with a password
     */
    Checked check(String name, Secret password, Optional<UserId> user, Optional<String> hash, String address) {
        try {
            var checked = compare(name, password, hash, address);
            if (!checked.right()) {
                LOG.warn("A sign-in from {} failed", address); // no name: people type passwords into the wrong field
                trail.signIn("local_login_failed", false, user, name, UserDocument.LOCAL, address);
            }
            return checked;
        } catch (RefusedException e) {
            if (e.reason() == Reason.TOO_MANY && limited.isDue(Throttle.source(address))) {
                trail.signIn("local_login_rate_limited", false, user, name, UserDocument.LOCAL, address);
            }
            throw e;
        }
    }

    private Checked compare(String name, Secret password, Optional<String> hash, String address) {
        var account = hash.map(present -> UserRules.folded(name));
        return guard.attempt(name, address, guesses -> alarm.look(guesses, account), counted -> {
                    var checked = passwords.check(password, hash.or(() -> decoys.of(counted)));
                    return checked.right() && hash.isPresent() ? Optional.of(checked) : Optional.empty();
                })
                .orElseGet(() -> new Checked(false, Optional.empty()));
    }

    /** The hash of a new password, or a refusal when it is too weak. */
    String accept(Secret password, String username) {
        passwords.requireAcceptable(password, username);
        return passwords.hash(password);
    }
}
